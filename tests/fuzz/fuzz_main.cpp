// SPDX-License-Identifier: Apache-2.0
/// A main for fuzzers that needs no fuzzing engine: runs every file of the corpus, then random
/// changes of them. The seed is printed and settable; the input that crashes stays in crash-input.
///
///   carreau_csv_fuzz [--runs N] [--seed N] FILE|FOLDER…
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

using Random = std::mt19937_64;

struct Options {
  std::uint64_t runs = 0;
  std::uint64_t seed = 1;
  std::vector<fs::path> corpus;
};

Options parse(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool has_value = i + 1 < words.size();
    if (words[i] == "--runs" && has_value) {
      options.runs = std::stoull(words[++i]);
    } else if (words[i] == "--seed" && has_value) {
      options.seed = std::stoull(words[++i]);
    } else {
      options.corpus.emplace_back(words[i]);
    }
  }
  return options;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> read_corpus(const std::vector<fs::path>& paths) {
  std::vector<std::string> inputs{""};
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) {
      inputs.push_back(read(path));
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) inputs.push_back(read(entry.path()));
    }
  }
  return inputs;
}

std::size_t below(Random& random, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

/// One change: a byte replaced, a piece cut out, a piece repeated, the end lost, a token put in.
std::string changed(std::string input, Random& random) {
  static constexpr std::string_view kTokens[] = {
      "-1", "nan", "1e999", "\"", ";", "\n", "\r\n", "\xff", "\xef\xbb\xbf", "9223372036854775808"};
  const std::size_t at = below(random, input.size() + 1);
  const std::size_t length = std::min(below(random, 64), input.size() - at);
  switch (below(random, 5)) {
    case 0:
      if (at < input.size()) input[at] = static_cast<char>(below(random, 256));
      break;
    case 1: input.erase(at, length); break;
    case 2: input.insert(at, input.substr(at, length)); break;
    case 3: input.resize(at); break;
    default: input.insert(at, kTokens[below(random, std::size(kTokens))]); break;
  }
  return input;
}

void run(const std::string& input) {
  // Written before, because a sanitizer ends the process at once; removed, as in fuzz_input.hpp.
  fs::remove("crash-input");
  std::ofstream("crash-input", std::ios::binary) << input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse({argv + 1, argv + argc});
  const std::vector<std::string> corpus = read_corpus(options.corpus);
  std::cerr << corpus.size() << " inputs, " << options.runs << " changes, --seed " << options.seed
            << '\n';

  for (const std::string& input : corpus) run(input);
  Random random(options.seed);
  for (std::uint64_t i = 0; i < options.runs; ++i) {
    std::string input = corpus[below(random, corpus.size())];
    for (std::size_t n = below(random, 4); n != SIZE_MAX; --n) input = changed(input, random);
    run(input);
  }
  fs::remove("crash-input");
  return EXIT_SUCCESS;
}
