#ifndef MOJ_BYTES_H
#define MOJ_BYTES_H
#include "moj_text.h"
#endif
