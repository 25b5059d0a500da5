#include "moj_data.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char demo[] = {
#embed "../../scripts/demo/team.json"
};
static const unsigned char weekly_plan[] = {
#embed "../../scripts/weekly-plan.moj"
};
static const unsigned char monday[] = {
#embed "../../scripts/monday.moj"
};
static const unsigned char level_1[] = {
#embed "../../scripts/level-1.moj"
};
static const unsigned char level_2[] = {
#embed "../../scripts/level-2.moj"
};
static const unsigned char level_3[] = {
#embed "../../scripts/level-3.moj"
};

static const unsigned char scenario_after_sale[] = {
#embed "../../scripts/scenarios/after-sale.json"
};
static const unsigned char scenario_fair_stand[] = {
#embed "../../scripts/scenarios/fair-stand.json"
};
static const unsigned char scenario_field_time[] = {
#embed "../../scripts/scenarios/field-time.json"
};
static const unsigned char scenario_gatekeeper[] = {
#embed "../../scripts/scenarios/gatekeeper.json"
};
static const unsigned char scenario_late_delivery[] = {
#embed "../../scripts/scenarios/late-delivery.json"
};
static const unsigned char scenario_price[] = {
#embed "../../scripts/scenarios/price.json"
};
static const unsigned char scenario_spring_to_autumn[] = {
#embed "../../scripts/scenarios/spring-to-autumn.json"
};
static const unsigned char scenario_too_early[] = {
#embed "../../scripts/scenarios/too-early.json"
};
static const unsigned char scenario_two_deciders[] = {
#embed "../../scripts/scenarios/two-deciders.json"
};
static const unsigned char coach[] = {
#embed "../../scripts/coach.moj"
};
static const unsigned char month[] = {
#embed "../../scripts/month.moj"
};
static const unsigned char lesson_callbacks_in_autumn[] = {
#embed "../../scripts/lessons/callbacks-in-autumn.md"
};
static const unsigned char lesson_coaching_level_2[] = {
#embed "../../scripts/lessons/coaching-level-2.md"
};
static const unsigned char lesson_kieli[] = {
#embed "../../scripts/lessons/kieli.md"
};
static const unsigned char lesson_language[] = {
#embed "../../scripts/lessons/language.md"
};
static const unsigned char lesson_takaisinsoitot_syksylla[] = {
#embed "../../scripts/lessons/takaisinsoitot-syksylla.md"
};
static const unsigned char lesson_the_week[] = {
#embed "../../scripts/lessons/the-week.md"
};
static const unsigned char lesson_tiers_and_why[] = {
#embed "../../scripts/lessons/tiers-and-why.md"
};
static const unsigned char lesson_luokat_ja_miksi[] = {
#embed "../../scripts/lessons/luokat-ja-miksi.md"
};
static const unsigned char lesson_viikko[] = {
#embed "../../scripts/lessons/viikko.md"
};
static const unsigned char lesson_sparraus_taso_2[] = {
#embed "../../scripts/lessons/sparraus-taso-2.md"
};
static const unsigned char lesson_tour[] = {
#embed "../../scripts/lessons/tour.md"
};
static const unsigned char lesson_kierros[] = {
#embed "../../scripts/lessons/kierros.md"
};

static const struct moj_file files[] = {
    {"demo.json", demo, sizeof demo},
    {"weekly-plan.moj", weekly_plan, sizeof weekly_plan},
    {"monday.moj", monday, sizeof monday},
    {"level-1.moj", level_1, sizeof level_1},
    {"level-2.moj", level_2, sizeof level_2},
    {"level-3.moj", level_3, sizeof level_3},
    {"scenarios/after-sale.json", scenario_after_sale,
     sizeof scenario_after_sale},
    {"scenarios/fair-stand.json", scenario_fair_stand,
     sizeof scenario_fair_stand},
    {"scenarios/field-time.json", scenario_field_time,
     sizeof scenario_field_time},
    {"scenarios/gatekeeper.json", scenario_gatekeeper,
     sizeof scenario_gatekeeper},
    {"scenarios/late-delivery.json", scenario_late_delivery,
     sizeof scenario_late_delivery},
    {"scenarios/price.json", scenario_price,
     sizeof scenario_price},
    {"scenarios/spring-to-autumn.json", scenario_spring_to_autumn,
     sizeof scenario_spring_to_autumn},
    {"scenarios/too-early.json", scenario_too_early,
     sizeof scenario_too_early},
    {"scenarios/two-deciders.json", scenario_two_deciders,
     sizeof scenario_two_deciders},
    {"coach.moj", coach, sizeof coach},
    {"month.moj", month, sizeof month},
    {"lessons/callbacks-in-autumn.md", lesson_callbacks_in_autumn, sizeof lesson_callbacks_in_autumn},
    {"lessons/coaching-level-2.md", lesson_coaching_level_2, sizeof lesson_coaching_level_2},
    {"lessons/tour.md", lesson_tour, sizeof lesson_tour},
    {"lessons/kierros.md", lesson_kierros, sizeof lesson_kierros},
    {"lessons/kieli.md", lesson_kieli, sizeof lesson_kieli},
    {"lessons/language.md", lesson_language, sizeof lesson_language},
    {"lessons/takaisinsoitot-syksylla.md", lesson_takaisinsoitot_syksylla, sizeof lesson_takaisinsoitot_syksylla},
    {"lessons/the-week.md", lesson_the_week, sizeof lesson_the_week},
    {"lessons/tiers-and-why.md", lesson_tiers_and_why, sizeof lesson_tiers_and_why},
    {"lessons/luokat-ja-miksi.md", lesson_luokat_ja_miksi, sizeof lesson_luokat_ja_miksi},
    {"lessons/viikko.md", lesson_viikko, sizeof lesson_viikko},
    {"lessons/sparraus-taso-2.md", lesson_sparraus_taso_2, sizeof lesson_sparraus_taso_2},
};

size_t moj_file_count(void) { return sizeof files / sizeof files[0]; }

struct moj_file moj_file_at(size_t index) { return files[index]; }
