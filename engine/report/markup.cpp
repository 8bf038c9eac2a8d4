// SPDX-License-Identifier: Apache-2.0
#include "report/markup.hpp"

#include <fmt/format.h>

#include <cmath>

namespace carreau::report {

std::string script_json(std::string_view json) {
  std::string out;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = json.substr(i);
    if (rest.starts_with('<')) out += "\\u003c";
    else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      out += rest.starts_with("\u2028") ? "\\u2028" : "\\u2029";
      i += 2;  // the sequence has three bytes
    } else {
      out += json[i];
    }
  }
  return out;
}

std::string length(double value) {
  const double rounded = std::round(value * 10.0) / 10.0;
  return fmt::format("{}", rounded == 0.0 ? 0.0 : rounded);
}

}  // namespace carreau::report
