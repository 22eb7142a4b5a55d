package dev.dyad.text;

import java.util.HashMap;
import java.util.Map;

/** The irregular words that are met most. */
final class IrregularForms {
  /** Past tense and participle by base form. */
  static final Map<String, String[]> VERBS = new HashMap<>();

  /** Plural by singular. */
  static final Map<String, String> PLURALS = new HashMap<>();

  /** Comparative and superlative by base form. */
  static final Map<String, String[]> COMPARED =
      Map.of(
          "good", new String[] {"better", "best"},
          "well", new String[] {"better", "best"},
          "bad", new String[] {"worse", "worst"},
          "badly", new String[] {"worse", "worst"},
          "far", new String[] {"farther", "farthest"});

  static {
    String verbs =
        """
        arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become
        became become; begin began begun; bend bent bent; bet bet bet; bind bound bound;
        bite bit bitten; bleed bled bled; blow blew blown; break broke broken; breed bred
        bred; bring brought brought; broadcast broadcast broadcast; build built built; burst
        burst burst; buy bought bought; cast cast cast; catch caught caught; choose chose
        chosen; cling clung clung; come came come; cost cost cost; creep crept crept; cut
        cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; drink drank
        drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt
        felt; fight fought fought; find found found; flee fled fled; fling flung flung; fly
        flew flown; forbid forbade forbidden; forecast forecast forecast; foresee foresaw
        foreseen; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
        get got got; give gave given; go went gone; grind ground ground; grow grew grown;
        hang hung hung; have had had; hear heard heard; hide hid hidden; hit hit hit; hold
        held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known; lay
        laid laid; lead led led; leave left left; lend lent lent; let let let; lie lay lain;
        light lit lit; lose lost lost; make made made; mean meant meant; meet met met;
        mistake mistook mistaken; misunderstand misunderstood misunderstood; outdo outdid
        outdone; overcome overcame overcome; overtake overtook overtaken; overthrow
        overthrew overthrown; pay paid paid; prove proved proven; put put put; quit quit
        quit; read read read; rebuild rebuilt rebuilt; repay repaid repaid; ride rode
        ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen;
        seek sought sought; sell sold sold; send sent sent; set set set; sew sewed sewn;
        shake shook shaken; shed shed shed; shine shone shone; shoot shot shot; show showed
        shown; shrink shrank shrunk; shut shut shut; sing sang sung; sink sank sunk; sit sat
        sat; sleep slept slept; slide slid slid; speak spoke spoken; speed sped sped; spend
        spent spent; spin spun spun; spit spat spat; split split split; spread spread
        spread; spring sprang sprung; stand stood stood; steal stole stolen; stick stuck
        stuck; sting stung stung; stink stank stunk; stride strode stridden; strike struck
        struck; string strung strung; strive strove striven; swear swore sworn; sweep swept
        swept; swell swelled swollen; swim swam swum; swing swung swung; take took taken;
        teach taught taught; tear tore torn; tell told told; think thought thought; throw
        threw thrown; tread trod trodden; undergo underwent undergone; understand understood
        understood; undertake undertook undertaken; undo undid undone; uphold upheld upheld;
        upset upset upset; wake woke woken; wear wore worn; weave wove woven; weep wept
        wept; win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld
        withheld; withstand withstood withstood; wring wrung wrung; write wrote written
        """;
    for (String[] forms : lines(verbs)) {
      VERBS.put(forms[0], new String[] {forms[1], forms[2]});
    }
    String plurals =
        """
        man men; woman women; child children; person people; foot feet; tooth teeth; goose
        geese; mouse mice; ox oxen; wife wives; life lives; knife knives; leaf leaves; half
        halves; wolf wolves; calf calves; shelf shelves; loaf loaves; thief thieves; self
        selves; hoof hooves; fish fish; sheep sheep; deer deer; series series; species
        species; aircraft aircraft; spacecraft spacecraft; potato potatoes; tomato tomatoes;
        hero heroes; echo echoes; veto vetoes; analysis analyses; crisis crises; basis
        bases; thesis theses; criterion criteria; phenomenon phenomena; index indexes; bus
        buses; gas gases
        """;
    for (String[] forms : lines(plurals)) {
      PLURALS.put(forms[0], forms[1]);
    }
  }

  private IrregularForms() {}

  private static String[][] lines(String table) {
    return java.util.Arrays.stream(table.strip().split(";"))
        .map(line -> line.strip().split("\\s+"))
        .toArray(String[][]::new);
  }
}
