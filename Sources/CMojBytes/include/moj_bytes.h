#ifndef MOJ_BYTES_H
#define MOJ_BYTES_H
#include "moj_scan.h"
#include "moj_json.h"
#include "moj_hash.h"
#endif
