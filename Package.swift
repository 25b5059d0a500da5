// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Without the library of regular expressions, a megabyte that moj does not need.
let lean: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])
]

/// Built for size: code that runs once a line, where a smaller executable is worth more than speed.
let small: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// A layer of moj: its name and the layers that it may import.
func layer(
  _ name: String, _ imports: [String], exclude: [String] = [], isSmall: Bool = false
) -> Target {
  .target(
    name: name, dependencies: imports.map { .target(name: $0) }, exclude: exclude,
    swiftSettings: settings + lean + (isSmall ? small : []))
}

func tests(_ name: String, _ imports: [String]) -> Target {
  .testTarget(
    name: name, dependencies: (imports + ["MojTesting"]).map { .target(name: $0) },
    swiftSettings: settings)
}

let package = Package(
  name: "moj",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "moj", targets: ["moj"])
  ],
  targets: [
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CMojBytes"),
    .target(name: "CMojData"),
    layer("MojText", [], isSmall: true),
    layer("MojLanguage", ["MojText"], exclude: ["Grammar.md"], isSmall: true),
    layer("MojModel", ["MojText", "CMojBytes"]),
    layer("MojQuery", ["MojText", "MojLanguage", "MojModel", "CMojBytes"]),
    layer(
      "MojSteering", ["MojText", "MojLanguage", "MojModel", "MojQuery"], isSmall: true),
    layer("MojStore", ["MojText", "MojModel", "CMojBytes"]),
    layer("MojImport", ["MojText", "MojModel"]),
    layer("MojRender", ["MojText", "MojModel"], isSmall: true),
    layer(
      "MojShell",
      [
        "MojText", "MojLanguage", "MojModel", "MojQuery", "MojSteering", "MojStore", "MojImport",
        "MojRender",
      ], isSmall: true),
    .target(
      name: "MojTerminal",
      dependencies: [
        "MojText", "MojLanguage", "MojModel", "MojRender", "MojStore", "MojImport", "MojShell",
        "CLibEdit", "CMojData",
      ],
      path: "Sources/moj",
      // C is called from this target and MojPostgres alone; each such place says `unsafe`.
      swiftSettings: settings + lean + small + [.strictMemorySafety()]),
    .target(name: "MojTesting", path: "Tests/Support", swiftSettings: settings),
    .executableTarget(
      name: "moj", dependencies: ["MojTerminal"], path: "Sources/Programs/moj",
      swiftSettings: settings + lean + small),
    tests(
      "MojShellTests",
      [
        "MojShell", "MojText", "MojLanguage", "MojModel", "MojQuery", "MojRender", "MojSteering",
        "MojStore",
      ]),
    tests("MojTextTests", ["MojText"]),
    tests("MojImportTests", ["MojImport", "MojModel", "MojText"]),
    tests("MojQueryTests", ["MojText", "MojLanguage", "MojModel", "MojQuery"]),
    tests("MojLanguageTests", ["MojLanguage", "MojText"]),
    tests("MojRenderTests", ["MojRender", "MojText", "MojModel"]),
    tests("MojModelTests", ["MojText", "MojModel"]),
    tests("MojSteeringTests", ["MojSteering", "MojQuery", "MojLanguage", "MojModel", "MojText"]),
    tests("MojStoreTests", ["MojStore", "MojModel", "MojText"]),
    tests("TerminalTests", ["moj"]),
  ]
)

/// The fuzzer, which only scripts/fuzz builds: it has no `main` of its own.
if Context.environment["MOJ_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "moj-fuzz",
      dependencies: [
        "MojText", "MojLanguage", "MojModel", "MojStore", "MojImport", "MojRender", "MojShell",
      ],
      path: "Tests/Fuzz", swiftSettings: settings))
}

/// moj-pg, the same shell over PostgreSQL, where libpq's header is: without it nothing else changes.
let folders = [
  "/usr/include/postgresql", "/usr/include", "/usr/local/include",
  "/opt/homebrew/opt/libpq/include",
]
if folders.contains(where: { FileManager.default.fileExists(atPath: $0 + "/libpq-fe.h") }) {
  package.products.append(.executable(name: "moj-pg", targets: ["moj-pg"]))
  package.targets += [
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
      name: "MojPostgres",
      dependencies: [
        "CPostgres", "MojText", "MojLanguage", "MojModel", "MojQuery", "MojSteering", "MojStore",
        "MojShell",
      ],
      swiftSettings: settings + lean + [.strictMemorySafety()]),
    .executableTarget(
      name: "moj-pg", dependencies: ["MojTerminal", "MojPostgres"], path: "Sources/Programs/moj-pg",
      swiftSettings: settings + lean + small),
    tests(
      "MojPostgresTests",
      ["MojPostgres", "MojShell", "MojModel", "MojStore", "MojText", "moj-pg", "moj"]),
  ]
}
