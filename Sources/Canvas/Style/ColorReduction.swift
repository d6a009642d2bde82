extension Color {
  /// The nearest colour that a terminal of this depth can show.
  ///
  /// Nearness is the weighted distance known as "redmean" (compuphase.com/cmetric.htm), integers
  /// only. The palette's first sixteen entries are never a target from above: users recolour them.
  package func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.standard, _), (_, .mono): .standard
    case (.rgb, .trueColor), (.indexed, .trueColor), (.indexed, .indexed256): self
    case (.rgb(let red, let green, let blue), .indexed256):
      .indexed(Palette.nearest(to: (Int(red), Int(green), Int(blue)), in: 16...255))
    case (.rgb(let red, let green, let blue), .ansi16):
      .indexed(Palette.nearest(to: (Int(red), Int(green), Int(blue)), in: 0...15))
    case (.indexed(let index), .ansi16):
      index < 16 ? self : .indexed(Palette.nearest(to: Palette.color(index), in: 0...15))
    }
  }
}

extension Style {
  /// The style with both colours reduced; attributes stay, so that meaning survives without
  /// colour.
  package func reduced(to depth: ColorDepth) -> Style {
    Style(
      foreground: foreground.reduced(to: depth), background: background.reduced(to: depth),
      attributes: attributes)
  }
}

/// xterm's 256-colour palette.
enum Palette {
  typealias Triple = (red: Int, green: Int, blue: Int)

  /// xterm's defaults for the first sixteen.
  private static let basic: [Triple] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  /// Red, green and blue of an entry, 0 to 255 each.
  static func color(_ index: UInt8) -> Triple {
    let index = Int(index)
    if index < 16 { return basic[index] }
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    }
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
    let cube = index - 16
    return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  static func nearest(to color: Triple, in range: ClosedRange<UInt8>) -> UInt8 {
    var best = range.lowerBound
    var least = Int.max
    for index in range {
      let distance = distance(color, Palette.color(index))
      if distance < least { (best, least) = (index, distance) }
    }
    return best
  }

  private static func distance(_ left: Triple, _ right: Triple) -> Int {
    let mean = (left.red + right.red) / 2
    let red = left.red - right.red
    let green = left.green - right.green
    let blue = left.blue - right.blue
    return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
  }
}
