// SPDX-License-Identifier: Apache-2.0
/// Any bytes as the tally of a block: one that is written as it was read, or a typed error. The
/// checksum is made to fit, so that what is behind it is tried.
#include "base/error.hpp"
#include "scenario/sweep/sweep_tally.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void append_checksum(std::string& bytes) {
  std::uint64_t sum = 0xCBF29CE484222325U;
  for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  for (int i = 0; i < 8; ++i, sum >>= 8U) bytes += static_cast<char>(sum & 0xFFU);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const carreau::TallyShape shape{"fuzz", 3, 2, 4};
  // What every such tally begins with; a tally of nothing ends with its checksum.
  const std::string nothing = carreau::SweepTally(shape).bytes();
  constexpr std::size_t kHead = 16 + 5 + 3;
  std::string bytes = nothing.substr(0, kHead);
  bytes.append(reinterpret_cast<const char*>(data), size);
  append_checksum(bytes);
  try {
    const carreau::SweepTally tally = carreau::SweepTally::from_bytes(bytes, shape);
    if (carreau::SweepTally::from_bytes(tally.bytes(), shape) != tally) std::abort();
  } catch (const carreau::Error&) {  // refused, as it should be
  }
  return 0;
}
