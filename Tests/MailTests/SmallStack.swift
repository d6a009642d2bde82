import Glibc

/// Runs work on a thread of its own with 256 KiB of stack, the least a hostile mail may need
/// (security.md, row 9): what recurses over its input dies there, and the test with it.
enum SmallStack {
  private final class Work {
    var run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  static func run<Result>(_ work: () -> Result) -> Result? {
    var result: Result?
    withoutActuallyEscaping(work) { work in
      let box = Unmanaged.passRetained(Work { result = work() })
      withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { attributes in
        pthread_attr_init(attributes.baseAddress!)
        pthread_attr_setstacksize(attributes.baseAddress!, 256 << 10)
        var thread = pthread_t()
        pthread_create(
          &thread, attributes.baseAddress!,
          { argument in
            guard let argument else { return nil }
            Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
            return nil
          }, box.toOpaque())
        pthread_join(thread, nil)
        pthread_attr_destroy(attributes.baseAddress!)
      }
    }
    return result
  }
}
