package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Numbers.Add;
import dev.dyad.core.Numbers.Greedy;
import dev.dyad.core.Numbers.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecCodecTest {
  private final SpecCodec codec =
      new SpecCodec(
          "modality 'numbers'",
          List.of(Add.class, Greedy.class, Times.class, Everything.class, Point.class, Bare.class));

  enum Shade {
    LIGHT,
    DARK_RED {
      @Override
      public String toString() {
        return "dark-red";
      }
    }
  }

  interface Thing {}

  record Bare() implements Thing {}

  record Point(double x, double y, String name, Optional<Thing> next) implements Thing {
    Point {
      Require.within("x", x, -1000, 1000);
    }

    Point() {
      this(1, 2, "origin", Optional.empty());
    }

    Point(double x) {
      this(x, 20, "on the line", Optional.empty());
    }
  }

  record Everything(
      int whole,
      long big,
      double number,
      float small,
      boolean flag,
      String text,
      Shade shade,
      Range range,
      List<Integer> list,
      List<List<String>> nested,
      Map<String, Double> map,
      Optional<String> maybe,
      Optional<Range> maybeRange,
      OptionalInt count,
      OptionalDouble share,
      Point point,
      List<Thing> things)
      implements Thing {}

  private static Thing thing(RandomGenerator random, int depth) {
    int kind = random.nextInt(depth == 0 ? 2 : 3);
    if (kind == 0) {
      return new Bare();
    }
    return kind == 1 ? point(random, depth) : everything(random, depth);
  }

  private static Point point(RandomGenerator random, int depth) {
    Optional<Thing> next =
        depth > 0 && random.nextBoolean()
            ? Optional.of(thing(random, depth - 1))
            : Optional.empty();
    return new Point(random.nextDouble(), -random.nextDouble(), OddText.of(random), next);
  }

  private static Everything everything(RandomGenerator random, int depth) {
    var nested = new ArrayList<List<String>>();
    var map = new LinkedHashMap<String, Double>();
    var things = new ArrayList<Thing>();
    var list = new ArrayList<Integer>();
    for (int n = random.nextInt(3); n > 0; n--) {
      nested.add(List.of(OddText.of(random), OddText.of(random)));
      map.put(OddText.of(random), Double.longBitsToDouble(random.nextLong()));
      things.add(thing(random, depth - 1));
      list.add(random.nextInt());
    }
    double low = random.nextGaussian();
    return new Everything(
        random.nextInt(),
        random.nextLong(),
        Double.longBitsToDouble(random.nextLong()),
        Float.intBitsToFloat(random.nextInt()),
        random.nextBoolean(),
        OddText.of(random),
        Shade.values()[random.nextInt(2)],
        new Range(low, low + random.nextExponential()),
        List.copyOf(list),
        List.copyOf(nested),
        map,
        random.nextBoolean() ? Optional.of(OddText.of(random)) : Optional.empty(),
        random.nextBoolean() ? Optional.of(Range.exactly(low)) : Optional.empty(),
        random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty(),
        random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
        point(random, depth - 1),
        List.copyOf(things));
  }

  @Test
  void randomRecordsAreReadAsTheyWereWritten() {
    RandomGenerator random = RandomKey.of(1).generator();
    for (int i = 0; i < 300; i++) {
      Thing thing = thing(random, 3);
      assertThat(codec.read(codec.write(thing))).isEqualTo(thing);
      assertThat(codec.read(Thing.class, codec.write(thing))).isEqualTo(thing);
      assertThat(codec.fromTree(Object.class, codec.toTree(thing))).isEqualTo(thing);
    }
  }

  private static Augmentation<Integer> pipeline(SplittableGenerator random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 7)) {
      case 0 -> new Add(1 + random.nextInt(100));
      case 1 -> new Greedy(random.nextInt(9));
      case 2 -> new Times(random.nextInt());
      case 3 -> new Maybe<>(random.nextDouble(), pipeline(random, depth - 1));
      case 4 -> new OneOf<>(pipelines(random, depth - 1));
      case 5 -> new SomeOf<>(random.nextInt(3), pipelines(random, depth - 1));
      default -> new Sequence<>(pipelines(random, depth - 1));
    };
  }

  private static List<Augmentation<Integer>> pipelines(SplittableGenerator random, int depth) {
    var steps = new ArrayList<Augmentation<Integer>>();
    for (int n = 2 + random.nextInt(2); n > 0; n--) {
      steps.add(pipeline(random, depth));
    }
    return steps;
  }

  @Test
  void randomPipelinesAreReadAsTheyWereWritten() {
    SplittableGenerator random = RandomKey.of(2).generator();
    for (int i = 0; i < 200; i++) {
      Augmentation<Integer> pipeline = pipeline(random, 5);
      assertThat(codec.read(Augmentation.class, codec.write(pipeline))).isEqualTo(pipeline);
      assertThat(codec.fromTree(Augmentation.class, codec.toTree(pipeline))).isEqualTo(pipeline);
    }
  }

  @Test
  void writesWhatPeopleWouldWrite() {
    assertThat(codec.write(new Maybe<>(0.5, new Add(3))))
        .isEqualTo("Maybe(p=0.5, step=Add(bound=3))");
    assertThat(codec.write(Sequence.of(new Times(2), new Greedy(1))))
        .isEqualTo("Sequence(steps=[Times(factor=2), Greedy(draws=1)])");
    assertThat(codec.write(new Point())).isEqualTo("Point(x=1.0, y=2.0, name=origin)");
    assertThat(codec.write(new Bare())).isEqualTo("Bare()");
  }

  @Test
  void elementsOfAListNeedNoNameAndNoRegistration() {
    record Stop(String town, int minutes) {}
    record Route(List<Stop> stops, List<Thing> things) {}
    var some = new SpecCodec("routes", List.of(Route.class, Bare.class));
    var route = new Route(List.of(new Stop("Ulm", 4), new Stop("Aix", 0)), List.of(new Bare()));
    assertThat(some.write(route))
        .isEqualTo("Route(stops=[{town=Ulm, minutes=4}, {town=Aix, minutes=0}], things=[Bare()])");
    assertThat(some.read(some.write(route))).isEqualTo(route);
    assertThat(some.fromTree(Route.class, some.toTree(route))).isEqualTo(route);
  }

  @Test
  void settingsLeftOutKeepTheirDefaults() {
    assertThat(codec.read("Add()")).isEqualTo(new Add());
    assertThat(codec.read("Add")).isEqualTo(new Add());
    assertThat(codec.read("Point(name=p)")).isEqualTo(new Point(1, 2, "p", Optional.empty()));
  }

  @Test
  void longestConstructorWhoseSettingsAreGivenDecides() {
    assertThat(codec.read("Point(x=5)")).isEqualTo(new Point(5));
    assertThat(codec.read("Point(x=5, name=p)")).isEqualTo(new Point(5, 20, "p", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Add(bound=5)", "add(bound=5)", "ADD(bound=5)", "a-dd(bound=5)"})
  void namesAreReadWhateverTheirCaseAndHyphens(String text) {
    assertThat(codec.read(text)).isEqualTo(new Add(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "light", "Light"})
  void constantsAreReadWhateverTheirCase(String word) {
    assertThat(codec.fromTree(Shade.class, word)).isEqualTo(Shade.LIGHT);
  }

  @Test
  void constantsAreReadByNameAndByWord() {
    assertThat(codec.fromTree(Shade.class, "dark-red")).isEqualTo(Shade.DARK_RED);
    assertThat(codec.fromTree(Shade.class, "dark_red")).isEqualTo(Shade.DARK_RED);
  }

  @Test
  void listIsASequenceWhereAnAugmentationIsExpected() {
    assertThat(codec.read(Augmentation.class, "[Add(bound=5), Times(factor=2)]"))
        .isEqualTo(Sequence.of(new Add(5), new Times(2)));
    assertThat(codec.read(Augmentation.class, "Maybe(p=0.5, step=[Add(bound=5)])"))
        .isEqualTo(new Maybe<>(0.5, Sequence.of(new Add(5))));
  }

  @Test
  void treesOfYamlAreRead() {
    Object yaml =
        List.of(
            Map.of("Maybe", Map.of("p", 1, "step", "Add")),
            "Times(factor=3)",
            Map.of("one-of", List.of(Map.of("add", Map.of("bound", 4)), "Add")));
    assertThat(codec.fromTree(Augmentation.class, yaml))
        .isEqualTo(
            Sequence.of(new Maybe<>(1, new Add()), new Times(3), OneOf.of(new Add(4), new Add())));
  }

  @Test
  void namedKindsAreListedSorted() {
    assertThat(codec.names(Augmentation.class))
        .containsExactly("Add", "Greedy", "Maybe", "OneOf", "Sequence", "SomeOf", "Times");
    assertThat(codec.names(Change.class)).containsExactly("Added", "Multiplied");
    assertThat(codec.names(Preset.class)).containsExactly("PerView", "SamePipeline");
  }

  private void rejects(Class<?> kind, String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.read(kind, text))
        .withMessage(message);
  }

  @Test
  void namesTheNearestOfAnUnknownName() {
    rejects(
        Augmentation.class,
        "Time(factor=2)",
        "No augmentation 'Time' for modality 'numbers'. Maybe Times. "
            + "Known: Add, Greedy, Maybe, OneOf, Sequence, SomeOf, Times.");
    rejects(
        Augmentation.class,
        "Solarize",
        "No augmentation 'Solarize' for modality 'numbers'. "
            + "Known: Add, Greedy, Maybe, OneOf, Sequence, SomeOf, Times.");
    rejects(
        Preset.class,
        "SamePipelin()",
        "No preset 'SamePipelin' for modality 'numbers'. Maybe SamePipeline. Known: PerView, SamePipeline.");
  }

  @Test
  void recordOfAnotherKindIsUnknownToo() {
    rejects(
        Preset.class,
        "Add()",
        "No preset 'Add' for modality 'numbers'. Known: PerView, SamePipeline.");
  }

  @Test
  void namesTheNearestOfAnUnknownSetting() {
    rejects(Object.class, "Add(bond=1)", "Add has no setting 'bond'. Maybe bound. Known: bound.");
    rejects(Object.class, "Point(z=1)", "Point has no setting 'z'. Known: name, next, x, y.");
    rejects(Object.class, "Bare(z=1)", "Bare has no setting 'z'. It has no settings.");
  }

  @Test
  void namesTheSettingOfTheWrongType() {
    rejects(Object.class, "Add(bound=many)", "Add.bound must be a whole number, but was 'many'");
    rejects(Object.class, "Add(bound=1.5)", "Add.bound must be a whole number, but was '1.5'");
    rejects(
        Object.class,
        "Add(bound=3000000000)",
        "Add.bound must be in -2147483648..2147483647, but was 3000000000");
    rejects(Object.class, "Point(x=left)", "Point.x must be a number, but was 'left'");
    rejects(Object.class, "Point(name=[1])", "Point.name must be a text, but was '[1]'");
    rejects(
        Object.class,
        "Everything(flag=yes)",
        "Everything.flag must be true or false, but was 'yes'");
    rejects(Object.class, "Everything(list=1)", "Everything.list must be a list, but was '1'");
    rejects(Object.class, "Everything(map=1)", "Everything.map must be a map, but was '1'");
    rejects(
        Object.class,
        "Everything(range=[1])",
        "Everything.range must be a range such as 0.2..1.0, but was '[1]'");
    rejects(
        Object.class,
        "Everything(range=2..1)",
        "Everything.range: range must have finite ends with min <= max, but was 2.0..1.0");
    rejects(
        Object.class,
        "Everything(range=wide)",
        "Everything.range: range must look like 0.2..1.0, but was 'wide'");
    rejects(
        Object.class,
        "Everything(shade=ligt)",
        "Everything.shade: no 'ligt'. Maybe light. Known: dark_red, light.");
    rejects(
        Object.class,
        "Maybe(p=0.5, step=3)",
        "Maybe.step must be one name with its settings, such as Name: {key: value}, but was '3'");
    rejects(
        Object.class, "{Add=3}", "Add must be followed by its settings as key: value, but was '3'");
  }

  @Test
  void namesTheRecordWhoseRuleIsBroken() {
    rejects(Object.class, "Add(bound=-1)", "Add: bound must be positive, but was -1");
    rejects(
        Object.class,
        "Sequence(steps=[Maybe(p=2, step=Add())])",
        "Maybe: p must be in 0.0..1.0, but was 2.0");
  }

  @Test
  void namesTheSettingsThatAreMissing() {
    rejects(Object.class, "Greedy()", "Greedy also needs: draws");
    rejects(Object.class, "Maybe(p=0.5)", "Maybe also needs: step");
    rejects(Object.class, "Maybe", "Maybe also needs: p, step");
  }

  @Test
  void namesWhatWasNotRegistered() {
    record Stranger() {}
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.write(new Stranger()))
        .withMessage(
            "'%s' is not registered for modality 'numbers'".formatted(Stranger.class.getName()));
  }

  @Test
  void rejectsClassesThatAreNoRecords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpecCodec("x", List.of(String.class)))
        .withMessage("java.lang.String must be a record to be written as text");
  }

  static final class Other {
    /** Shares its name with an augmentation and its kind with none. */
    record Add() implements Thing {}

    /** Shares name and kind with a thing. */
    record Bare() implements Thing {}
  }

  @Test
  void rejectsTwoRecordsOfOneNameAndKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpecCodec("x", List.of(Bare.class, Other.Bare.class)))
        .withMessage(
            "two records of one kind are named 'Bare': %s and %s"
                .formatted(Bare.class.getName(), Other.Bare.class.getName()));
  }

  @Test
  void recordsOfDifferentKindsMayShareAName() {
    var both = new SpecCodec("x", List.of(Add.class, Other.Add.class));
    assertThat(both.read(Augmentation.class, "Add(bound=5)")).isEqualTo(new Add(5));
    assertThat(both.read(Thing.class, "Add")).isEqualTo(new Other.Add());
    assertThat(both.write(new Other.Add())).isEqualTo("Add()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.read("Add(bound=5)"))
        .withMessageStartingWith("'Add' names [")
        .withMessageEndingWith("Ask for one kind of record");
  }

  @Test
  void signatureShowsDefaultsOrElseTheSettings() {
    assertThat(codec.signature(Augmentation.class, "add")).isEqualTo("Add(bound=1000000)");
    assertThat(codec.signature(Augmentation.class, "Maybe")).isEqualTo("Maybe(p, step)");
    assertThat(codec.signature(Thing.class, "Bare")).isEqualTo("Bare()");
  }

  @Test
  void rejectsTreesThatNoTextCanGive() {
    var holds = new LinkedHashMap<String, Object>();
    holds.put("bound", null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.fromTree(Object.class, Map.of("Add", holds)))
        .withMessage("Add.bound must be a whole number, but was 'null'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.fromTree(Augmentation.class, Map.of("Add", 1, "Times", 2)))
        .withMessageStartingWith("Augmentation must be one name with its settings");
  }

  @Test
  void nestingOfTreesHasALimit() {
    Object tree = "Add";
    for (int i = 0; i < 100_000; i++) {
      tree = List.of(tree);
    }
    Object deep = tree;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.fromTree(Augmentation.class, deep))
        .withMessage("spec is nested more than 100 deep");
  }

  private static Augmentation<Integer> nested(int maybes) {
    Augmentation<Integer> pipeline = new Add(5);
    for (int i = 0; i < maybes; i++) {
      pipeline = new Maybe<>(0.5, pipeline);
    }
    return pipeline;
  }

  @Test
  void whatIsNestedTooDeepToBeReadIsNotWritten() {
    Augmentation<Integer> deepest = nested(98); // Add and its bound are the other two levels
    assertThat(codec.read(codec.write(deepest))).isEqualTo(deepest);
    assertThat(codec.fromTree(Object.class, codec.toTree(deepest))).isEqualTo(deepest);
    for (int maybes : new int[] {99, 5000}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> codec.write(nested(maybes)))
          .withMessage("spec is nested more than 100 deep");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> codec.toTree(nested(maybes)))
          .withMessage("spec is nested more than 100 deep");
    }
  }

  @Test
  void listsCountAsLevelsToo() {
    Augmentation<Integer> pipeline = new Add(5);
    for (int i = 0; i < 49; i++) {
      pipeline = Sequence.of(pipeline);
    }
    Augmentation<Integer> deepest = pipeline;
    assertThat(codec.read(codec.write(deepest))).isEqualTo(deepest);
    assertThatIllegalArgumentException().isThrownBy(() -> codec.write(Sequence.of(deepest)));
  }

  record Place(Path folder) {
    Place() {
      this(Path.of("nowhere"));
    }
  }

  @Test
  void pathInsideTheFolderOfAFileIsWrittenRelativeToIt(@TempDir Path home) throws IOException {
    Files.createFile(home.resolve("words.json"));
    var inside = new SpecCodec("x", List.of(Place.class)).within(home);
    var place = new Place(home.resolve("words.json"));
    assertThat(inside.write(place)).isEqualTo("Place(folder=words.json)");
    assertThat(inside.read(inside.write(place))).isEqualTo(place);
  }

  @Test
  void pathThatIsNotInTheFolderIsReadAsItStands(@TempDir Path home) {
    var inside = new SpecCodec("x", List.of(Place.class)).within(home);
    assertThat(inside.read("Place(folder=\"sounds/rain\")"))
        .isEqualTo(new Place(Path.of("sounds/rain")));
  }

  /** Whatever is typed: a record, or an error meant for people; never anything else. */
  @Test
  void anyTextGivesARecordOrAnIllegalArgument() {
    SplittableGenerator random = RandomKey.of(3).generator();
    for (int i = 0; i < 3000; i++) {
      var text =
          new StringBuilder(
              random.nextBoolean()
                  ? codec.write(thing(random, 1))
                  : codec.write(pipeline(random, 2)));
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean() && at < text.length()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, OddText.of(random));
        }
      }
      try {
        codec.read(text.toString());
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
