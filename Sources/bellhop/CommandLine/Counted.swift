/// How many of what, as people write it: `1 mail`, `2 mails`, `no mails`.
enum Counted {
  static func words(_ count: Int, _ one: String, _ several: String? = nil) -> String {
    "\(count == 0 ? "no" : String(count)) \(count == 1 ? one : several ?? one + "s")"
  }
}
