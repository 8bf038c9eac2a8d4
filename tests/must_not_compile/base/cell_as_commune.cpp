// SPDX-License-Identifier: Apache-2.0
/// A position in the table of cells is none in the table of communes.
#include "base/index.hpp"

using carreau::CellIndex;
using carreau::CommuneIndex;

CommuneIndex commune_of(CellIndex cell) {
#ifdef CONTROL
  return CommuneIndex(cell.position());
#else
  return cell;
#endif
}
