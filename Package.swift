// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A layer of moj: its name and the layers that it may import.
func layer(_ name: String, _ imports: [String]) -> Target {
  .target(
    name: name, dependencies: imports.map { .target(name: $0) }, swiftSettings: settings)
}

func tests(_ name: String, _ imports: [String]) -> Target {
  .testTarget(
    name: name, dependencies: imports.map { .target(name: $0) }, swiftSettings: settings)
}

let package = Package(
  name: "moj",
  products: [
    .executable(name: "moj", targets: ["moj"])
  ],
  targets: [
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CMojBytes"),
    layer("MojText", []),
    layer("MojLanguage", ["MojText"]),
    layer("MojModel", ["MojText", "CMojBytes"]),
    layer("MojQuery", ["MojText", "MojLanguage", "MojModel", "CMojBytes"]),
    layer("MojSteering", ["MojText", "MojLanguage", "MojModel", "MojQuery"]),
    layer("MojStore", ["MojText", "MojModel"]),
    layer("MojRender", ["MojText", "MojModel"]),
    layer(
      "MojShell",
      [
        "MojText", "MojLanguage", "MojModel", "MojQuery", "MojSteering", "MojStore", "MojRender",
      ]),
    .executableTarget(
      name: "moj",
      dependencies: ["MojText", "MojModel", "MojStore", "MojShell", "CLibEdit"],
      swiftSettings: settings),
    tests("MojQueryTests", ["MojText", "MojLanguage", "MojModel", "MojQuery"]),
    tests("MojFoldTests", ["MojText"]),
  ]
)
