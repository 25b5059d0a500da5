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

static const struct moj_file files[] = {
    {"demo.json", demo, sizeof demo},
    {"weekly-plan.moj", weekly_plan, sizeof weekly_plan},
    {"monday.moj", monday, sizeof monday},
    {"level-1.moj", level_1, sizeof level_1},
    {"level-2.moj", level_2, sizeof level_2},
    {"level-3.moj", level_3, sizeof level_3},
};

size_t moj_file_count(void) { return sizeof files / sizeof files[0]; }

struct moj_file moj_file_at(size_t index) { return files[index]; }
