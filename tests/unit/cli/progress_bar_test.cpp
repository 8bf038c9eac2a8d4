// SPDX-License-Identifier: Apache-2.0
/// The line of long work, under a clock that the test moves.
#include "cli/progress_bar.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace carreau::cli {
namespace {

const Message kReading{"progress_reading", {{"file", "a.csv"}}};
const Message kWriting{"progress_writing_cells"};

class ProgressLine : public ::testing::Test {
 protected:
  std::string shown() {
    const std::string text = out_.str();
    out_.str("");
    return text;
  }
  double now_ = 100.0;
  std::ostringstream out_;
  ProgressBar french_{out_, Language::french, [this] { return now_; }};
  ProgressBar english_{out_, Language::english, [this] { return now_; }};
};

TEST_F(ProgressLine, SaysNothingOfWorkUnderASecond) {
  french_.begin(kReading, Progress::Unit::bytes, 1'000'000);
  now_ += 0.9;
  french_.advance(1'000'000);
  french_.end();
  EXPECT_EQ(shown(), "");
}

TEST_F(ProgressLine, TellsShareSpeedAndTimeLeft) {
  french_.begin(kReading, Progress::Unit::bytes, 400'000'000);
  now_ += 2.0;
  french_.advance(100'000'000);
  EXPECT_EQ(shown(), "\r\x1b[KLecture de a.csv :  25 %, 50 Mo/s, reste 6 s");
  now_ += 0.05;
  french_.advance(1);
  EXPECT_EQ(shown(), "") << "ten times a second is enough";
  now_ += 150.0;
  french_.advance(100'000'000);
  EXPECT_EQ(shown(), "\r\x1b[KLecture de a.csv :  50 %, 1,3 Mo/s, reste 2 min 33 s");
}

TEST_F(ProgressLine, LeavesALineWithTheSpeedBehind) {
  english_.begin(kWriting, Progress::Unit::cells, 3'000'000);
  now_ += 1.5;
  english_.advance(1'500'000);
  (void)shown();
  now_ += 0.5;
  english_.advance(1'500'000);
  (void)shown();
  english_.end();
  EXPECT_EQ(shown(), "\r\x1b[KWriting cells: 2 s, 1.5 M cells/s\n");
  english_.end();
  EXPECT_EQ(shown(), "") << "once";
}

TEST_F(ProgressLine, CountsScenarios) {
  english_.begin({"progress_sweep"}, Progress::Unit::scenarios, 1'000);
  now_ += 4.0;
  english_.advance(100);
  EXPECT_EQ(shown(), "\r\x1b[KRunning scenarios:  10 %, 25 scenarios/s, left 36 s");
}

TEST_F(ProgressLine, PutsTheColonAsItsLanguageDoes) {
  const auto line = [](const char* code, const char* share_or_time, Language language) {
    return text_of({code,
                    {{"step", "Grille"},
                     {"time", share_or_time},
                     {"percent", share_or_time},
                     {"speed", "2 M"}}},
                   language);
  };
  EXPECT_EQ(line("progress_line", "50", Language::english), "Grille: 50 %, 2 M");
  EXPECT_EQ(line("progress_line", "50", Language::french), "Grille : 50 %, 2 M");
  EXPECT_EQ(line("progress_done", "5 s", Language::french), "Grille : 5 s, 2 M");
}

TEST_F(ProgressLine, ANewStepEndsTheOneBefore) {
  english_.begin(kReading, Progress::Unit::bytes, 10'000'000);
  now_ += 5.0;
  english_.advance(10'000'000);
  (void)shown();
  english_.begin(kWriting, Progress::Unit::cells, 5);
  EXPECT_EQ(shown(), "\r\x1b[KReading a.csv: 5 s, 2.0 MB/s\n");
}

}  // namespace
}  // namespace carreau::cli
