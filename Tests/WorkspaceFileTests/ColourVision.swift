import Foundation
import WorkspaceFile

/// How colours look to eyes without one kind of cone.
///
/// Machado, Oliveira, Fernandes: *A Physiologically-based Model for Simulation of Color Vision
/// Deficiency* (2009), severity 1, on linear light. Distances are those of OKLab (Ottosson 2020):
/// 0.02 is just seen side by side.
enum ColourVision: String, CaseIterable, Sendable {
  case usual
  case deuteranopia
  case tritanopia

  private var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// How different two colours look to these eyes; 0 for what is no colour of 24 bits.
  func distance(_ one: ThemeFile.Color.Value, _ other: ThemeFile.Color.Value) -> Double {
    guard let one = seen(one), let other = seen(other) else { return 0 }
    return zip(one, other).map { pow($0 - $1, 2) }.reduce(0, +).squareRoot()
  }

  private func seen(_ color: ThemeFile.Color.Value) -> [Double]? {
    guard case .rgb(let red, let green, let blue) = color else { return nil }
    let linear = [red, green, blue].map { part -> Double in
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let light = Self.product(matrix, linear).map { min(1, max(0, $0)) }
    let cones = Self.product(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], light
    ).map { cbrt($0) }
    return Self.product(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).map(*).reduce(0, +) }
  }
}
