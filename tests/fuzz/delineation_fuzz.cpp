// SPDX-License-Identifier: Apache-2.0
/// Any changes of a delineation: the incremental one gives what the plain one gives, and two
/// threads give what one gives, to the byte.
#include "base/parallel.hpp"
#include "delineation/incremental/delineator.hpp"
#include "support/changed_terms.hpp"
#include "support/random_world.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

namespace {

using namespace carreau;

/// Numbers of the input, one after the other; the smallest ones behind its end.
class Numbers {
 public:
  explicit Numbers(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  [[nodiscard]] bool is_at_end() const { return bytes_.empty(); }
  int draw(int least, int end) {
    constexpr std::size_t kBytes = 2;
    int number = 0;
    for (std::size_t i = 0; i < std::min(kBytes, bytes_.size()); ++i) {
      number = number * 256 + bytes_[i];
    }
    bytes_ = bytes_.subspan(std::min(kBytes, bytes_.size()));
    return least + number % (end - least);
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

std::string on_threads(std::size_t threads, const DelineationInput& input) {
  const ThreadLimit limit(threads);
  return testing::account_of(delineate(input));
}

void check(bool is_kept) {
  if (!is_kept) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Numbers numbers({data, size});
  const auto seed = static_cast<std::uint64_t>(numbers.draw(0, 65'536));
  // Loops share out a thousand cells and more; few suffice for what increments may get wrong.
  const bool is_large = numbers.draw(0, 16) == 1;
  const testing::BuiltWorld built(testing::random_world(seed, is_large ? 48 : 10));
  testing::Terms terms(built.input());
  const testing::TermChanges changes([&](int least, int end) { return numbers.draw(least, end); });
  Delineator delineator;
  Delineation result;
  delineator.run(terms.applied_to(built.input()), DelineationStep::incomes, result);
  const int most_steps = is_large ? 2 : 12;
  for (int step = 0; step < most_steps && !numbers.is_at_end(); ++step) {
    const DelineationStep from = changes.change(terms);
    const DelineationInput input = terms.applied_to(built.input());
    delineator.run(input, from, result);
    const std::string plain = on_threads(1, input);
    check(testing::account_of(result) == plain);
    check(!is_large || on_threads(2, input) == plain);
  }
  return 0;
}
