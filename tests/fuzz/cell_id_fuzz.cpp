// SPDX-License-Identifier: Apache-2.0
/// CellId::parse: what it reads, it writes and reads back.
#include "grid/cell_id.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto id = carreau::CellId::parse(text);
  if (!id) return 0;
  if (carreau::CellId::parse(id->text()) != id) std::abort();
  return 0;
}
