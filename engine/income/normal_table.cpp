// SPDX-License-Identifier: Apache-2.0
#include "income/normal_table.hpp"

#include "income/normal.hpp"

namespace carreau {

NormalTable::NormalTable() {
  for (std::size_t k = 0; k < kCount; ++k) {
    const double z = static_cast<double>(k) / kPerUnit - kFarthest;
    node_[k] = {normal_below(z), normal_density(z) / kPerUnit};
  }
}

const NormalTable& normal_table() {
  static const NormalTable table;
  return table;
}

}  // namespace carreau
