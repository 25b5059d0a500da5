import MojQuery
import MojText

extension ServerProblem: DiagnosticConvertible {
  /// The problem in words.
  var diagnostic: Diagnostic {
    switch problem {
    case .unreachable(let reason):
      made(
        "server-unreachable", en: "\(place) cannot be reached: \(reason)",
        fi: "Palvelin \(place) ei vastaa: \(reason)",
        hint: Words(
          en:
            "Is it running, and is the address right? Names and passwords may stand in ~/.pgpass.",
          fi: "Onko se käynnissä ja osoite oikein? Tunnukset voi pitää tiedostossa ~/.pgpass."),
        .temporary)
    case .failed(let state, let reason): failed(state, reason)
    case .slow(let seconds):
      made(
        "server-slow", en: "\(place) gave no answer within \(seconds) s.",
        fi: "Palvelin \(place) ei vastannut \(seconds) sekunnissa.",
        hint: Words(
          en: "--server-timeout SECONDS gives it longer.",
          fi: "--server-timeout SEKUNNIT antaa lisää aikaa."), .temporary)
    case .outOfMemory:
      made("server-failed", en: "Memory ran out.", fi: "Muisti loppui.", .io)
    case .cancelled: EvaluationError.cancelled.diagnostic
    case .noTeam:
      made(
        "no-team", en: "There is no team at \(place).", fi: "Osoitteessa \(place) ei ole tiimiä.",
        hint: Words(
          en: "`moj publish FILE to URL` puts one there; or this login may not see it.",
          fi:
            "`moj julkaise TIEDOSTO palvelimelle URL` vie sen sinne; tai tunnus ei saa nähdä sitä."
        ), .noInput)
    case .teamExists:
      made(
        "team-exists", en: "There is a team at \(place) already.",
        fi: "Osoitteessa \(place) on jo tiimi.",
        hint: Words(en: "`--yes` replaces it.", fi: "`--yes` korvaa sen."), .cannotCreate)
    case .foreignSchema:
      made(
        "foreign-schema", en: "The schema “moj” at \(place) is not moj's own; nothing was touched.",
        fi: "Skeema ”moj” osoitteessa \(place) ei ole mojin tekemä; siihen ei koskettu.",
        hint: Words(
          en: "Use another database, or rename that schema.",
          fi: "Käytä toista tietokantaa tai nimeä skeema uudelleen."), .cannotCreate)
    case .otherVersion(let version):
      made(
        "schema-version",
        en: "The team at \(place) was published by another moj (schema version \(version)).",
        fi: "Osoitteen \(place) tiimin julkaisi toinen moj (skeeman versio \(version)).",
        hint: SchemaUpgrade.isOld(version)
          ? Words(
            en: "`moj URL upgrade` brings it to this one.",
            fi: "`moj URL päivitä` tuo sen tämän skeemaan.")
          : Words(
            en: "Publish it again, or use that moj.",
            fi: "Julkaise se uudelleen tai käytä sitä mojia."),
        .data)
    case .noLogin(let login):
      made(
        "no-login", en: "\(place) has no login “\(login)”.",
        fi: "Osoitteessa \(place) ei ole tunnusta ”\(login)”.",
        hint: Words(
          en: "The server's administrator makes it: CREATE ROLE … LOGIN PASSWORD …",
          fi: "Palvelimen ylläpitäjä tekee sen: CREATE ROLE … LOGIN PASSWORD …"), .usage)
    case .owner(let login):
      made(
        "team-owner", en: "“\(login)” published the team, and may do all.",
        fi: "”\(login)” on julkaissut tiimin ja saa tehdä kaiken.", .usage)
    case .noSeller(let name):
      made(
        "no-seller", en: "The team has no seller “\(name)”.",
        fi: "Tiimissä ei ole myyjää ”\(name)”.",
        hint: Words(en: "Say the id, or the whole name.", fi: "Anna tunnus tai koko nimi."), .usage)
    case .nullCharacter(let path):
      made(
        "null-character", en: "\(path) holds the character U+0000, which PostgreSQL cannot keep.",
        fi: "Kohdassa \(path) on merkki U+0000, jota PostgreSQL ei voi tallentaa.", .data)
    case .noFile:
      made(
        "no-file", en: "Only a team that was read from a file can be published.",
        fi: "Vain tiedostosta luetun tiimin voi julkaista.", .noInput)
    }
  }

  private func failed(_ state: String, _ reason: String) -> Diagnostic {
    let code: ExitCode =
      switch state.prefix(2) {
      case "28": .denied
      // Serialization, shutdown, too many connections: trying again may help.
      case "40", "57", "08": .temporary
      case _ where state == "53300" || state.isEmpty: .temporary
      default: .io
      }
    if state == "42501" {
      return made(
        "server-denied", en: "This login may not do that at \(place): \(reason)",
        fi: "Tämä tunnus ei saa tehdä tätä osoitteessa \(place): \(reason)",
        hint: Words(
          en: "`moj URL roles` shows what each may do.",
          fi: "`moj URL roolit` näyttää, mitä kukin saa tehdä."), .denied)
    }
    return made(
      "server-failed", en: "\(place): \(reason)" + (state.isEmpty ? "" : " (SQL \(state))"),
      fi: "\(place): \(reason)" + (state.isEmpty ? "" : " (SQL \(state))"), code)
  }

  private func made(
    _ code: String, en: String, fi: String, hint: Words? = nil, _ exitCode: ExitCode
  ) -> Diagnostic {
    Diagnostic(code: code, message: Words(en: en, fi: fi), hint: hint, exitCode: exitCode)
  }
}
