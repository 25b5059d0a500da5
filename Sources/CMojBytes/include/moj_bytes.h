#ifndef MOJ_BYTES_H
#define MOJ_BYTES_H
#include <stddef.h>
#include <stdint.h>
#include "moj_scan.h"
#endif
