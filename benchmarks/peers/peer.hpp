// SPDX-License-Identifier: Apache-2.0
/// What the C++ peers share: a stopwatch, and the line that benchmarks/compare collects.
#pragma once

#include <chrono>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string_view>

namespace carreau::peers {

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// What a run found. `check` is a number that every contender of the job must find as well; none
/// where less than the job is done.
struct Result {
  double seconds = 0.0;
  std::int64_t items = 0;
  std::optional<double> check = {};
};

inline void report(std::string_view job, std::string_view peer, const Result& result) {
  std::cout.precision(17);
  std::cout << R"({"job": ")" << job << R"(", "peer": ")" << peer << R"(", "seconds": )"
            << result.seconds << R"(, "items": )" << result.items << R"(, "check": )";
  if (result.check) {
    std::cout << *result.check << "}\n";
  } else {
    std::cout << "null}\n";
  }
}

}  // namespace carreau::peers
