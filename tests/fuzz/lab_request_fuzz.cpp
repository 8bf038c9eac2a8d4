// SPDX-License-Identifier: Apache-2.0
/// Any bytes as what a page sends to the lab: a state that is written and read back as it was, a
/// sweep, a polygon, or an error that can be answered.
#include "fuzz_input.hpp"
#include "lab/lab_state.hpp"
#include "lab/request_error.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <string>

namespace {

/// Requests are refused by errors of their own as well.
template <class Read>
void read_or_answer(const Read& read) {
  try {
    carreau::fuzz::read_or_refuse(read);
  } catch (const carreau::lab::RequestError&) {  // answered
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carreau;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_or_answer([&] {
    const std::string once = lab::to_json(lab::parse_state(text)).dump();
    if (lab::to_json(lab::parse_state(once)).dump() != once) std::abort();
  });
  read_or_answer([&] { (void)lab::parse_sweep(text); });
  read_or_answer([&] {
    const lab::Json json = lab::parse_object(text);
    if (json.contains("polygon")) (void)lab::parse_polygon(json["polygon"]);
  });
  return 0;
}
