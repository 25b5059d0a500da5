#ifndef MOJ_LIBEDIT_SHIM_H
#define MOJ_LIBEDIT_SHIM_H
#include <histedit.h>
#endif
