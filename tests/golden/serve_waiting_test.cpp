// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` while several runs are asked for: told before they begin, followed, stopped, and
/// none behind another's dear one.
#include "support/carreau_program.hpp"
#include "support/served_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <string>
#include <thread>

namespace carreau::testing {
namespace {

using nlohmann::json;
using std::chrono::steady_clock;
using ::testing::HasSubstr;

/// A lab over a made-up country, on which a law without a closed form takes many seconds.
class DearRuns : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder;
    const ProgramResult made =
        carreau(*folder_, {"sample", "country", "--people", "1000000", "--quiet"});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    lab_ = new ServedLab(
        CARREAU_BINARY, *folder_,
        {"country/carreaux_200m_met.csv", "--urban-units", "country/uu2020_composition.csv",
         "--communes", "country/communes.csv", "--rule", "metropole-2023"});
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(lab_->stop(), 0);
    delete lab_;
    delete folder_;
  }
  static const ServedLab& lab() { return *lab_; }
  static json state(const std::string& name, const std::string& value) {
    return {{"settings", {{name, value}}}};
  }
  static json dear(int number) {
    return {{"settings", {{"model", "dagum"}, {"spread_mean", fmt::format("0.{}", 400 + number)}}}};
  }
  static std::future<int> ask(const json& state, const std::string& tab) {
    return std::async(std::launch::async, [state, tab] {
      return lab().post(state.dump(), "/api/runs?tab=" + tab)->status;
    });
  }
  static json progress(const std::string& tab) {
    return lab().get("/api/progress.json?tab=" + tab);
  }
  static void wait_until(const std::string& status, const std::string& tab) {
    while (progress(tab)["status"] != status) std::this_thread::yield();
  }
  static void stop(const std::string& tab) {
    EXPECT_EQ(lab().post("{}", "/api/stop?tab=" + tab)->status, 200);
  }

 private:
  inline static TempFolder* folder_ = nullptr;
  inline static ServedLab* lab_ = nullptr;
};

TEST_F(DearRuns, AreToldBeforeTheyBegin) {
  const auto refused = lab().post(dear(0).dump(), "/api/runs?tab=a&most_ms=0");
  EXPECT_EQ(refused->status, 409);
  const json error = json::parse(refused->body)["error"];
  EXPECT_EQ(error["code"], "run_is_dear");
  EXPECT_THAT(error["message"]["fr"].get<std::string>(), HasSubstr("Ce calcul prendrait environ"));
  EXPECT_EQ(progress("a")["status"], "none");
  EXPECT_EQ(lab().post("{}", "/api/runs?most_ms=0")->status, 200) << "what is kept costs nothing";
  EXPECT_EQ(lab().post("{}", "/api/runs?most_ms=soon")->status, 400);
}

TEST_F(DearRuns, AreFollowedAndStoppedWithinASecond) {
  auto answer = ask(dear(1), "a");
  wait_until("running", "a");
  EXPECT_GT(progress("a")["expected_ms"], 0.0);
  EXPECT_EQ(progress("b")["status"], "none") << "of another tab";
  const auto asked = steady_clock::now();
  stop("a");
  EXPECT_EQ(answer.get(), 503);
  EXPECT_LT(steady_clock::now() - asked, std::chrono::seconds(1));
}

TEST_F(DearRuns, HoldUpNobodyElse) {
  auto first = ask(dear(2), "a");
  auto second = ask(dear(3), "b");
  wait_until("running", "a");
  wait_until("running", "b");
  for (const char* const value : {"0.51", "0.52", "0.53"}) {
    EXPECT_TRUE(lab().run(state("poverty_ratio", value))["totals"]["zones"].is_number());
  }
  EXPECT_EQ(progress("a")["status"], "running");
  auto newer = ask(state("poverty_ratio", "0.54"), "a");
  EXPECT_EQ(first.get(), 503) << "the tab has asked for something newer";
  EXPECT_EQ(newer.get(), 200);
  stop("b");
  EXPECT_EQ(second.get(), 503);
}

}  // namespace
}  // namespace carreau::testing
