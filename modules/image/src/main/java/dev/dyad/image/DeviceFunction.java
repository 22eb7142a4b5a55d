package dev.dyad.image;

import dev.dyad.core.DevicePlan;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a device can do to pictures, in TorchScript: {@code (x, rows, width, height)} to pictures of
 * that size, with x levels 0..255 of shape (N, channels, height, width) and a row of numbers for
 * each picture. Every function rounds as its twin among the changes does, so that device and host
 * come to the same levels, ties between two levels excepted.
 */
enum DeviceFunction {
  /** Left, top, width, height of a region, fill: {@link Resampling}, across first, then down. */
  RESAMPLE(
      """
      def resample(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        n = torch.size(x, 0)
        c = torch.size(x, 1)
        h = torch.size(x, 2)
        w = torch.size(x, 3)
        a = __torch__.triangles(x, __torch__.number(rows, 0, 3), __torch__.number(rows, 2, 3), w, width)
        d = __torch__.triangles(x, __torch__.number(rows, 1, 3), __torch__.number(rows, 3, 3), h, height)
        lines = torch.bmm(torch.reshape(x, [n, c * h, w]), torch.transpose(a, 1, 2))
        whole = torch.reshape(torch.floor(torch.add(lines, 0.5)), [n, c, h, width])
        y = __torch__.down(d, whole)
        seen = torch.bmm(torch.sum(d, [2], True), torch.transpose(torch.sum(a, [2], True), 1, 2))
        fill = torch.mul(__torch__.number(rows, 4, 4), torch.rsub(torch.unsqueeze(seen, 1), 1.))
        return torch.floor(torch.add(y, torch.add(fill, 0.5)))
      def triangles(x: Tensor, start: Tensor, length: Tensor, inner: int, outer: int) -> Tensor:
        scale = torch.div(length, outer)
        reach = torch.clamp_min(scale, 1.)
        centre = torch.mul(torch.add(torch.reshape(__torch__.places(x, outer), [1, outer, 1]), 0.5), scale)
        place = torch.sub(torch.reshape(__torch__.places(x, inner), [1, 1, inner]), start)
        within = torch.logical_and(torch.ge(place, 0), torch.lt(place, length))
        far = torch.div(torch.abs(torch.sub(torch.add(place, 0.5), centre)), reach)
        weights = torch.mul(torch.relu(torch.rsub(far, 1.)), torch.to(within, 6))
        return torch.div(weights, torch.clamp_min(torch.sum(weights, [2], True), 0.000001))
      def down(m: Tensor, x: Tensor) -> Tensor:
        n = torch.size(x, 0)
        c = torch.size(x, 1)
        h = torch.size(x, 2)
        w = torch.size(x, 3)
        flat = torch.reshape(torch.permute(x, [0, 2, 1, 3]), [n, h, c * w])
        out = torch.reshape(torch.bmm(m, flat), [n, torch.size(m, 1), c, w])
        return torch.contiguous(torch.permute(out, [0, 2, 1, 3]))
      def number(rows: Tensor, column: int, dimensions: int) -> Tensor:
        shape = [-1, 1, 1]
        if torch.eq(dimensions, 4):
          known = torch.append(shape, 1)
        return torch.reshape(torch.select(rows, 1, column), shape)
      def places(x: Tensor, count: int) -> Tensor:
        return torch.sub(torch.cumsum(torch.new_ones(x, [count]), 0), 1.)
      """),
  /** {@link Mirror}. */
  MIRROR_HORIZONTAL(
      """
      def mirror_horizontal(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        return torch.flip(x, [3])
      """),
  /** {@link Mirror}. */
  MIRROR_VERTICAL(
      """
      def mirror_vertical(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        return torch.flip(x, [2])
      """),
  /** Factor, share of the lightness, share of its mean: {@link Blend}. */
  BLEND(
      """
      def blend(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        f = __torch__.number(rows, 0, 4)
        l = __torch__.lightness(x)
        own = torch.mul(l, __torch__.number(rows, 1, 4))
        common = torch.mul(torch.mean(l, [2, 3], True), __torch__.number(rows, 2, 4))
        y = torch.lerp(torch.add(own, common), x, f)
        return torch.clamp(torch.floor(torch.add(y, 0.00048828125)), 0., 255.)
      def lightness(x: Tensor) -> Tensor:
        if torch.eq(torch.size(x, 1), 1):
          l = x
        else:
          r = torch.mul(torch.narrow(x, 1, 0, 1), 0.2989)
          g = torch.mul(torch.narrow(x, 1, 1, 1), 0.587)
          b = torch.mul(torch.narrow(x, 1, 2, 1), 0.114)
          l = torch.floor(torch.add(torch.add(torch.add(r, g), b), 0.00005))
        return l
      """),
  /** Sixths of a turn: {@link HueRotation}. */
  HUE(
      """
      def hue(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        r = torch.narrow(x, 1, 0, 1)
        g = torch.narrow(x, 1, 1, 1)
        b = torch.narrow(x, 1, 2, 1)
        v = torch.amax(x, [1], True)
        c = torch.sub(v, torch.amin(x, [1], True))
        green = torch.sub(torch.add(torch.mul(c, 2.), b), r)
        blue = torch.sub(torch.add(torch.mul(c, 4.), r), g)
        rest = torch.where(torch.eq(g, v), green, blue)
        h = torch.where(torch.eq(r, v), torch.sub(g, b), rest)
        turned = torch.add(h, torch.mul(c, __torch__.number(rows, 0, 4)))
        return torch.cat([__torch__.hsv(turned, v, c, -3.), __torch__.hsv(turned, v, c, 1.), __torch__.hsv(turned, v, c, -1.)], 1)
      def hsv(h: Tensor, v: Tensor, c: Tensor, offset: float) -> Tensor:
        half = torch.mul(c, 3.)
        k = torch.sub(torch.abs(torch.add(h, torch.mul(c, offset))), half)
        d = torch.abs(torch.sub(half, torch.abs(k)))
        drop = torch.minimum(c, torch.relu(torch.sub(torch.mul(c, 2.), d)))
        return torch.floor(torch.add(torch.sub(v, drop), 0.00390625))
      """),
  /** {@link Luma}. */
  GRAY(
      """
      def gray(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        l = __torch__.lightness(x)
        return torch.cat([l, l, l], 1)
      """),
  /** Threshold: {@link Solarize}. */
  SOLARIZE(
      """
      def solarize(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        return torch.where(torch.ge(x, __torch__.number(rows, 0, 4)), torch.rsub(x, 255.), x)
      """),
  /** Distance between two levels that stay: {@link Posterize}. */
  POSTERIZE(
      """
      def posterize(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        step = __torch__.number(rows, 0, 4)
        return torch.mul(torch.floor(torch.div(x, step)), step)
      """),
  /** Weights of the centre and of neighbours at distance 1, 2, ...: {@link SymmetricFilter}. */
  BLUR(
      """
      def blur(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        n = torch.size(x, 0)
        c = torch.size(x, 1)
        reach = torch.size(rows, 1) - 1
        columns = __torch__.down(__torch__.band(rows, height), __torch__.margins(x, 2, reach))
        lines = torch.reshape(__torch__.margins(columns, 3, reach), [n, c * height, width + 2 * reach])
        y = torch.bmm(lines, torch.transpose(__torch__.band(rows, width), 1, 2))
        return torch.floor(torch.add(torch.reshape(y, [n, c, height, width]), 0.5))
      def band(rows: Tensor, length: int) -> Tensor:
        n = torch.size(rows, 0)
        reach = torch.size(rows, 1) - 1
        to = torch.reshape(torch.add(__torch__.places(rows, length), reach), [length, 1])
        far = torch.abs(torch.sub(torch.reshape(__torch__.places(rows, length + 2 * reach), [1, -1]), to))
        index = torch.to(torch.clamp(torch.reshape(far, [-1]), 0., float(reach + 1)), 4)
        weights = torch.cat([rows, torch.new_zeros(rows, [n, 1])], 1)
        return torch.reshape(torch.index_select(weights, 1, index), [n, length, -1])
      def margins(x: Tensor, dim: int, reach: int) -> Tensor:
        last = torch.size(x, dim) - 1
        if torch.gt(last, 0):
          period = 2 * last
        else:
          period = 1
        place = torch.remainder(torch.sub(__torch__.places(x, last + 1 + 2 * reach), reach), period)
        mirrored = torch.minimum(place, torch.rsub(place, period))
        return torch.index_select(x, dim, torch.to(mirrored, 4))
      """),
  /** The numbers a to h of the map, fill: {@link Warp}. */
  WARP(
      """
      def warp(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        u = torch.reshape(torch.add(__torch__.places(x, width), 0.5), [1, 1, width])
        v = torch.reshape(torch.add(__torch__.places(x, height), 0.5), [1, height, 1])
        d = torch.add(__torch__.mapped(rows, 6, u, v), 1.)
        px = torch.div(torch.add(__torch__.mapped(rows, 0, u, v), __torch__.number(rows, 2, 3)), d)
        py = torch.div(torch.add(__torch__.mapped(rows, 3, u, v), __torch__.number(rows, 5, 3)), d)
        return __torch__.fetched(x, px, py, __torch__.number(rows, 8, 4))
      def mapped(rows: Tensor, column: int, u: Tensor, v: Tensor) -> Tensor:
        across = torch.mul(__torch__.number(rows, column, 3), u)
        return torch.add(across, torch.mul(__torch__.number(rows, column + 1, 3), v))
      def fetched(x: Tensor, px: Tensor, py: Tensor, fill: Tensor) -> Tensor:
        w = torch.size(x, 3)
        h = torch.size(x, 2)
        across = torch.logical_and(torch.ge(px, 0), torch.lt(px, w))
        inside = torch.logical_and(across, torch.logical_and(torch.ge(py, 0), torch.lt(py, h)))
        sx = torch.sub(torch.mul(torch.floor(torch.mul(px, 2048.)), 2. / float(w * 2048)), 1.)
        sy = torch.sub(torch.mul(torch.floor(torch.mul(py, 2048.)), 2. / float(h * 2048)), 1.)
        grid = torch.masked_fill(torch.stack([sx, sy], 3), torch.unsqueeze(torch.logical_not(inside), 3), 0.)
        y = torch.grid_sampler(x, grid, 0, 1, False)
        return torch.where(torch.unsqueeze(inside, 1), torch.floor(torch.add(y, 0.5)), fill)
      """),
  /** Fill, strength, Gaussians across and down, noise across and down: {@link SmoothField}. */
  DISPLACE(
      """
      def displace(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        n = torch.size(x, 0)
        a = __torch__.circulant(torch.narrow(rows, 1, 2, width), width)
        d = __torch__.circulant(torch.narrow(rows, 1, 2 + width, height), height)
        noise = torch.narrow(rows, 1, 2 + width + height, 2 * width * height)
        field = torch.permute(torch.reshape(noise, [n, 2, height, width]), [0, 2, 1, 3])
        lines = torch.bmm(d, torch.reshape(field, [n, height, 2 * width]))
        smooth = torch.bmm(torch.reshape(lines, [n, height * 2, width]), torch.transpose(a, 1, 2))
        far = torch.mul(smooth, __torch__.number(rows, 1, 3))
        by = torch.reshape(far, [n, height, 2, width])
        u = torch.reshape(torch.add(__torch__.places(x, width), 0.5), [1, 1, width])
        v = torch.reshape(torch.add(__torch__.places(x, height), 0.5), [1, height, 1])
        px = torch.add(torch.select(by, 2, 0), u)
        py = torch.add(torch.select(by, 2, 1), v)
        return __torch__.fetched(x, px, py, __torch__.number(rows, 0, 4))
      def circulant(weights: Tensor, length: int) -> Tensor:
        place = __torch__.places(weights, length)
        far = torch.sub(torch.reshape(place, [1, length]), torch.reshape(place, [length, 1]))
        index = torch.to(torch.remainder(torch.reshape(far, [-1]), length), 4)
        return torch.reshape(torch.index_select(weights, 1, index), [-1, length, length])
      """),
  /** Left, top, width, height, fill: {@link Erasing}. */
  ERASE(
      """
      def erase(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        u = torch.sub(torch.reshape(__torch__.places(x, width), [1, 1, 1, width]), __torch__.number(rows, 0, 4))
        v = torch.sub(torch.reshape(__torch__.places(x, height), [1, 1, height, 1]), __torch__.number(rows, 1, 4))
        across = torch.logical_and(torch.ge(u, 0), torch.lt(u, __torch__.number(rows, 2, 4)))
        along = torch.logical_and(torch.ge(v, 0), torch.lt(v, __torch__.number(rows, 3, 4)))
        return torch.where(torch.logical_and(across, along), __torch__.number(rows, 4, 4), x)
      """);

  private final String source;

  DeviceFunction(String source) {
    this.source = source;
  }

  /** What a plan calls it by. */
  @SuppressWarnings("EnumOrdinal") // program and plan are made of one version, and never stored
  int number() {
    return ordinal();
  }

  /** All functions, and {@code apply}, which does the one of that number. */
  static String sources() {
    return DevicePlan.apply(Stream.of(values()).map(DeviceFunction::word).toList())
        + Stream.of(values()).map(f -> f.source).collect(Collectors.joining());
  }

  private String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
