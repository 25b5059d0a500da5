#include "moj_bytes.h"
