/// Lines of every production of the grammar with the trees that they mean.
enum Sentences {
  static let trees: [(String, String)] = queries + conditions + values + measures + stages + rest

  static let queries: [(String, String)] = [
    ("", "(empty)"),
    ("  # only a comment", "(empty)"),
    ("leads", "(query leads)"),
    (
      "leads where tier=A1 and level=1",
      "(query leads (where (and (equal tier 'A1') (equal level '1'))))"
    ),
    (
      "liidit joiden luokka=A1 ja taso=1",
      "(query liidit (where (and (equal luokka 'A1') (equal taso '1'))))"
    ),
    (
      "leads where tier = A1 and potential over 10k",
      "(query leads (where (and (equal tier 'A1') (greater potential '10k'))))"
    ),
    ("leads on 2026-06-30 count", "(query leads (on '2026-06-30') (measure (count)))"),
    ("leads on today - 7d count", "(query leads (on 'today - 7d') (measure (count)))"),
    ("those count", "(query those (measure (count)))"),
    ("count", "(query those (measure (count)))"),
    ("as csv", "(query those (to csv -))"),
    ("to week.csv", "(query those (to - week.csv))"),
    ("leads | where a = 1 | take 3", "(query leads (where (equal a '1')) (take 3))"),
    ("leads\nwhere a = 1\n\n| take 3", "(query leads (where (equal a '1')) (take 3))"),
    ("leads # every one\nwhere a = 1 # but", "(query leads (where (equal a '1')))"),
    ("leads;", "(query leads)"),
    ("`odd source` take 1", "(query odd source (take 1))"),
    ("leads as csv to plans/{week}/a.csv", "(query leads (to csv plans/{week}/a.csv))"),
    ("leads to \"two words.csv\"", "(query leads (to - two words.csv))"),
    ("leads to ./out/week-1.csv", "(query leads (to - ./out/week-1.csv))"),
    ("let hot = leads where tier = A1", "(let hot (query leads (where (equal tier 'A1'))))"),
    ("let \"hot ones\" = leads", "(let hot ones (query leads))"),
    ("let `hot ones` = leads", "(let hot ones (query leads))"),
    (
      "LEADS WHERE Tier = a1 AND x IS SET",
      "(query LEADS (where (and (equal Tier 'a1') (isSet x))))"
    ),
  ]

  static let conditions: [(String, String)] = [
    (
      "where a = 1 or b = 2 and c = 3",
      "(query those (where (or (equal a '1') (and (equal b '2') (equal c '3')))))"
    ),
    (
      "where (a = 1 or b = 2) and not c = 3",
      "(query those (where (and (or (equal a '1') (equal b '2')) (not (equal c '3')))))"
    ),
    ("where not (a = 1)", "(query those (where (not (equal a '1'))))"),
    ("where not not a = 1", "(query those (where (equal a '1')))"),
    (
      "where 2 of (a = 1, b in (1, 2), c is set)",
      "(query those (where (2-of (equal a '1') (equal b '1' '2') (isSet c))))"
    ),
    (
      "where 1 of (2 of (a = 1, b = 2), c = 3)",
      "(query those (where (1-of (2-of (equal a '1') (equal b '2')) (equal c '3'))))"
    ),
    (
      "where 1 of ((name ~ x, y), c = 3)",
      "(query those (where (1-of (has name 'x' 'y') (equal c '3'))))"
    ),
    ("where \"steel\"", "(query those (where (search \"steel\")))"),
    ("where a = 1 and \"steel\"", "(query those (where (and (equal a '1') (search \"steel\"))))"),
    ("where a is set", "(query those (where (isSet a)))"),
    ("where a is not set", "(query those (where (isMissing a)))"),
    ("where a is missing", "(query those (where (isMissing a)))"),
    ("where a is not missing", "(query those (where (isSet a)))"),
    ("where a is 1", "(query those (where (equal a '1')))"),
    ("where a on today", "(query those (where (equal a 'today')))"),
    ("where a is not 1", "(query those (where (notEqual a '1')))"),
    ("where a != 1, 2", "(query those (where (notEqual a '1' '2')))"),
    ("where a in (1, 2)", "(query those (where (equal a '1' '2')))"),
    ("where a in 1, 2", "(query those (where (equal a '1' '2')))"),
    ("where a not in (1, 2)", "(query those (where (notEqual a '1' '2')))"),
    ("where a in (1,\n  2,\n  3\n)", "(query those (where (equal a '1' '2' '3')))"),
    ("where a = 1,\n2", "(query those (where (equal a '1' '2')))"),
    ("where (\na = 1\nor b = 2\n)", "(query those (where (or (equal a '1') (equal b '2'))))"),
    ("where 1 of (\na = 1,\nb = 2\n)", "(query those (where (1-of (equal a '1') (equal b '2'))))"),
    ("where a < 1", "(query those (where (less a '1')))"),
    ("where a <= 1", "(query those (where (lessOrEqual a '1')))"),
    ("where a ≥ 1", "(query those (where (greaterOrEqual a '1')))"),
    ("where a under 1", "(query those (where (less a '1')))"),
    ("where a at most 1", "(query those (where (lessOrEqual a '1')))"),
    ("where a at_least 1", "(query those (where (greaterOrEqual a '1')))"),
    ("where tier better than B1", "(query those (where (better tier 'B1')))"),
    ("where tier worse than B1", "(query those (where (worse tier 'B1')))"),
    ("where tier above B1", "(query those (where (better tier 'B1')))"),
    ("where tier below B1", "(query those (where (worse tier 'B1')))"),
    ("where name ~ steel, iron", "(query those (where (has name 'steel' 'iron')))"),
    ("where name has steel", "(query those (where (has name 'steel')))"),
    ("where name !~ steel", "(query those (where (hasNot name 'steel')))"),
    ("where name has not steel", "(query those (where (hasNot name 'steel')))"),
    ("where name starts O'Neil", "(query those (where (starts name 'O'Neil')))"),
    ("where name ends \"Oy\"", "(query those (where (ends name \"Oy\")))"),
    ("where due before 2026-12-01", "(query those (where (before due '2026-12-01')))"),
    ("where due after eom", "(query those (where (after due 'eom')))"),
    ("where due by friday", "(query those (where (by due 'friday')))"),
    ("where due since last 7 days", "(query those (where (since due 'last 7 days')))"),
    ("where a is at least 3", "(query those (where (greaterOrEqual a '3')))"),
    ("where a on yli 3", "(query those (where (greater a '3')))"),
    ("where due viimeistään to", "(query those (where (by due 'to')))"),
    (
      "where to = 5 and from is set and source = x",
      "(query those (where (and (equal to '5') (isSet from) (equal source 'x'))))"
    ),
    ("where `to` = 5", "(query those (where (equal to '5')))"),
    ("where `odd name`.town = Turku", "(query those (where (equal odd name.town 'Turku')))"),
    (
      "where account.seller.team = West",
      "(query those (where (equal account.seller.team 'West')))"
    ),
  ]

  static let values: [(String, String)] = [
    ("where a = 10k..50k", "(query those (where (equal a '10k'..'50k')))"),
    (
      "where a = 10k.. and b = ..5", "(query those (where (and (equal a '10k'..) (equal b ..'5'))))"
    ),
    ("where a = 1..2, 5, 7..", "(query those (where (equal a '1'..'2' '5' '7'..)))"),
    ("where a = .. 5", "(query those (where (equal a ..'5')))"),
    ("where a = 5.. last 3", "(query those (where (equal a '5'..)) (last 3))"),
    ("where close > .due", "(query those (where (greater close .due)))"),
    ("where close > .account.due", "(query those (where (greater close .account.due)))"),
    (
      "where week = :week and s = :s.id",
      "(query those (where (and (equal week :week) (equal s :s.id))))"
    ),
    ("where a = 1,5m", "(query those (where (equal a '1,5m')))"),
    ("where a = 1,5", "(query those (where (equal a '1' '5')))"),
    ("where a > 10 000 €", "(query those (where (greater a '10 000 €')))"),
    ("where a > -10", "(query those (where (greater a '-10')))"),
    ("where a > 12.5%", "(query those (where (greater a '12.5%')))"),
    ("where a > 1 h 30 min", "(query those (where (greater a '1 h 30 min')))"),
    ("where a > 6 weeks", "(query those (where (greater a '6 weeks')))"),
    ("where a = 14:30", "(query those (where (equal a '14:30')))"),
    ("where a > 14:30 min b", "(query those (where (greater a '14:30')) (measure (min b)))"),
    ("where a = klo 14.30", "(query those (where (equal a 'klo 14.30')))"),
    ("where a = rozario-diego", "(query those (where (equal a 'rozario-diego')))"),
    ("where a = Heslop's", "(query those (where (equal a 'Heslop's')))"),
    ("where a = \"say \"\"hi\"\"\"", "(query those (where (equal a \"say \"hi\"\")))"),
    ("where a = “curly one”", "(query those (where (equal a \"curly one\")))"),
    ("where a = ‘curly one’", "(query those (where (equal a \"curly one\")))"),
    ("where due = today+14d", "(query those (where (equal due 'today+14d')))"),
    ("where due = today + 14d", "(query those (where (equal due 'today + 14d')))"),
    ("where due = today +14d", "(query those (where (equal due 'today +14d')))"),
    ("where due = today + 2 weeks", "(query those (where (equal due 'today + 2 weeks')))"),
    ("where due = +7d", "(query those (where (equal due '+7d')))"),
    ("where due = last monday", "(query those (where (equal due 'last monday')))"),
    ("where due = last week last 3", "(query those (where (equal due 'last week')) (last 3))"),
    ("where due = next 2 quarters", "(query those (where (equal due 'next 2 quarters')))"),
    ("where due = 2026-Q4, 2026-W53", "(query those (where (equal due '2026-Q4' '2026-W53')))"),
    ("where due = week 48", "(query those (where (equal due 'week 48')))"),
    ("where due = may 2026 take 2", "(query those (where (equal due 'may 2026')) (take 2))"),
    ("where due = spring 2026", "(query those (where (equal due 'spring 2026')))"),
    ("where due = 1.9.", "(query those (where (equal due '1.9.')))"),
    ("where due = 3.4.2025..5.4.2025", "(query those (where (equal due '3.4.2025'..'5.4.2025')))"),
    ("where tier = A1 last 3", "(query those (where (equal tier 'A1')) (last 3))"),
    ("where level = 1 take 3", "(query those (where (equal level '1')) (take 3))"),
  ]

  static let measures: [(String, String)] = [
    ("leads count by tier", "(query leads (measure (count) by tier))"),
    (
      "customers sum potential, count by seller across tier",
      "(query customers (measure (sum potential) (count) by seller across tier))"
    ),
    (
      "leads avg a, median b, min c, max d, share e",
      "(query leads (measure (avg a) (median b) (min c) (max d) (share e)))"
    ),
    (
      "leads count by created.month, seller.team",
      "(query leads (measure (count) by created/month seller.team))"
    ),
    ("leads count by week", "(query leads (measure (count) by */week))"),
    ("leads count by `week`", "(query leads (measure (count) by week))"),
    ("leads count per seller", "(query leads (measure (count) by seller))"),
    ("leads count across tier", "(query leads (measure (count) across tier))"),
    ("liidit lukumäärä luokittain", "(query liidit (measure (count) by luokittain))"),
    (
      "liidit lukumäärä viikoittain, luokka",
      "(query liidit (measure (count) by */week luokka))"
    ),
    (
      "liidit summa potentiaali myyjän mukaan sarakkeina luokka",
      "(query liidit (measure (sum potentiaali) by myyjän across luokka))"
    ),
    (
      "liidit lukumäärä luokan, myyjän mukaan",
      "(query liidit (measure (count) by luokan myyjän))"
    ),
  ]

  static let stages: [(String, String)] = [
    ("leads sort by potential desc, name", "(query leads (sort (desc potential) name))"),
    ("leads sort potential asc", "(query leads (sort (asc potential)))"),
    ("leads sort by to", "(query leads (sort to))"),
    ("leads sort by to desc to x.csv", "(query leads (sort (desc to)) (to - x.csv))"),
    ("järjestä mukaan potentiaali laskeva", "(query those (sort (desc potentiaali)))"),
    (
      "järjestä potentiaalin mukaan laskeva, nimen mukaan",
      "(query those (sort (desc potentiaalin) nimen))"
    ),
    ("leads take 5", "(query leads (take 5))"),
    ("leads last 5", "(query leads (last 5))"),
    ("leads top 3", "(query leads (top 3))"),
    ("leads top 3 by potential per seller", "(query leads (top 3 by potential per seller))"),
    ("leads top 3 per seller by potential", "(query leads (top 3 by potential per seller))"),
    ("leads bottom 3 by potential", "(query leads (bottom 3 by potential))"),
    (
      "liidit suurimmat 3 potentiaalin mukaan per myyjä",
      "(query liidit (top 3 by potentiaalin per myyjä))"
    ),
    (
      "liidit suurimmat 3 potentiaalin mukaan myyjittäin",
      "(query liidit (top 3 by potentiaalin per myyjittäin))"
    ),
    ("leads group by seller, tier", "(query leads (group seller tier))"),
    ("liidit ryhmittele luokan mukaan", "(query liidit (group luokan))"),
    ("liidit ryhmittele luokittain", "(query liidit (group luokittain))"),
    (
      "leads show name, +town, -phone, potential as \"Worth\"",
      "(query leads (show name +town -phone potential \"Worth\"))"
    ),
    ("leads show name, to, from as csv", "(query leads (show name to from) (to csv -))"),
    ("leads show -`to`, +`odd name`", "(query leads (show -to +odd name))"),
  ]

  static let rest: [(String, String)] = [
    ("help where", "(help \"where\")"),
    ("? where", "(help \"where\")"),
    ("use seller = Aino", "(use (equal seller 'Aino'))"),
    ("use", "(use \"\")"),
    ("back", "(back \"\")"),
    ("takaisin", "(back \"\")"),
    (
      "leads where a == 1 && b <> 2 || c = 3",
      "(query leads (where (or (and (equal a '1') (notEqual b '2')) (equal c '3'))))"
    ),
    (
      "leads filter a = 1 order by b desc limit 5",
      "(query leads (where (equal a '1')) (sort (desc b)) (take 5))"
    ),
    ("leads where name contains steel", "(query leads (where (has name 'steel')))"),
    ("leads where name like '%steel%'", "(query leads (where (has name \"steel\")))"),
    ("leads where name like 'steel%'", "(query leads (where (starts name \"steel\")))"),
    ("leads where name like '%steel'", "(query leads (where (ends name \"steel\")))"),
    ("leads where name like 'steel'", "(query leads (where (equal name \"steel\")))"),
  ]
}
