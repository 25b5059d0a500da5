#ifndef MOJ_POSTGRES_SHIM_H
#define MOJ_POSTGRES_SHIM_H

#include <libpq-fe.h>

#endif
