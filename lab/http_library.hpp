// SPDX-License-Identifier: Apache-2.0
// cpp-httplib, to be included through here alone: it brings in <resolv.h>, whose macro _res breaks
// every source that includes Eigen after it.
#pragma once

#include <httplib.h>

#undef _res
