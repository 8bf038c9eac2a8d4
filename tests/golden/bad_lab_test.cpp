// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` where it cannot open its port, lacks an input or has no room for an export.
#include "support/carreau_program.hpp"
#include "support/served_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

const std::string kTownFolder = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";

std::vector<std::string> served_town(const std::vector<std::string>& more) {
  std::vector<std::string> words{kTownFolder + "carreaux_200m_met.csv",
                                 "--urban-units",
                                 kTownFolder + "uu2020_composition.csv",
                                 "--communes",
                                 kTownFolder + "communes.csv",
                                 "--rule",
                                 "metropole-2023"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string refusal_to_serve(const TempFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words = served_town(more);
  words.insert(words.begin(), "serve");
  const ProgramResult result = carreau(folder, words);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  return result.err;
}

/// A variable of this process, as it was before when the object ends.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* const before = std::getenv(name)) before_ = before;
    ::setenv(name, value, 1);
  }
  ~Variable() {
    if (before_) ::setenv(name_, before_->c_str(), 1);
    else ::unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

TEST(BadLab, ActionsNeedQuartiers) {
  const TempFolder folder;
  EXPECT_EQ(refusal_to_serve(folder, {"--actions", kTownFolder + "actions.xlsx", "--port", "0"}),
            "carreau serve: --zones is required\nRun `carreau serve --help` for more.\n");
}

TEST(BadLab, APortServesOnce) {
  const TempFolder folder;
  const ServedLab first(CARREAU_BINARY, folder, served_town({}));
  EXPECT_THAT(refusal_to_serve(folder, {"--port", fmt::format("{}", first.port())}),
              HasSubstr("is taken, or this user may not open it: choose another, or 0 for any"));
}

TEST(BadLab, AnExportNeedsAFolderToBeMadeIn) {
  if (!std::filesystem::is_directory("/proc/self")) GTEST_SKIP() << "no /proc to be refused by";
  const TempFolder folder;
  const Variable temporary("TMPDIR", "/proc");  // the served program inherits it
  const ServedLab lab(CARREAU_BINARY, folder, served_town({}));
  const std::string id = lab.get("/api/lab.json")["baseline"]["id"];
  auto client = lab.client();
  const auto answer = client.Get(fmt::format("/api/runs/{}/export/geojson", id));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_THAT(answer->body, HasSubstr("no folder can be made in it"));
}

}  // namespace
}  // namespace carreau::testing
