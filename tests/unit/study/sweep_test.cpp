// SPDX-License-Identifier: Apache-2.0
/// Sweeps that are stopped after any block, or in the middle of writing, go on to the same bytes.
#include "study/sweep.hpp"

#include "base/error.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

namespace carreau::study {
namespace {

using carreau::testing::data_of;
using carreau::testing::request_of;
using carreau::testing::TempFolder;
using carreau::testing::World;
using ::testing::HasSubstr;

const SweepChoices kChoices{{"poverty_ratio=0.41:0.8:40", "contiguity=4,8"}};

/// Asks the sweep to stop after so many blocks.
class StopAfter final : public Progress {
 public:
  explicit StopAfter(int blocks) : left_(blocks + 1) {}  // the first report is of what was kept
  void begin(const Message& step, Unit unit, std::int64_t total) override {
    EXPECT_EQ(step.code, "progress_sweep");
    EXPECT_EQ(unit, Unit::scenarios);
    EXPECT_EQ(total, 80);
  }
  void advance(std::int64_t amount) override {
    done_ += amount;
    if (--left_ <= 0) stop_.request();
  }
  void end() override {}
  [[nodiscard]] Watch watch() { return {this, &stop_}; }
  [[nodiscard]] std::int64_t done() const { return done_; }

 private:
  int left_;
  std::int64_t done_ = 0;
  Cancellation stop_;
};

class SweepOfAWorld : public ::testing::Test {
 protected:
  std::shared_ptr<const Sweep> prepare(const SweepChoices& choices = kChoices) {
    return Sweep::prepare(run_, choices);
  }
  std::string checkpoint() { return folder_ / "out.checkpoint"; }
  std::string bytes(const SweepExecution& execution) {
    return run_sweep(prepare(), execution).tally.bytes();
  }
  template <class Run>
  std::string error_of(const Run& run) {
    try {
      run();
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  }
  TempFolder folder_;
  std::shared_ptr<const LoadedRun> run_ = load_run(request_of(World(), folder_));
};

TEST_F(SweepOfAWorld, AnyNumberOfWorkersGivesTheSame) {
  EXPECT_EQ(bytes({1, {}}), bytes({2, {}}));
  EXPECT_EQ(bytes({1, {}}), bytes({5, {}}));
}

TEST_F(SweepOfAWorld, ModelsThatReadTheGridInTwoWaysAreRefused) {
  const std::string error = error_of([&] { (void)prepare({{"model=means,lognormal"}}); });
  EXPECT_THAT(
      error, HasSubstr("lognormal and means read the grid in two ways, and a sweep reads it once"));
  EXPECT_THAT(error,
              HasSubstr("sweep the models of each way on their own, beginning with --set model=…"));
  EXPECT_NO_THROW((void)prepare({{"model=lognormal,dagum"}}));
}

TEST_F(SweepOfAWorld, BlocksMayBeRunByAnyone) {
  const auto sweep = prepare();
  const auto elsewhere = prepare();
  EXPECT_EQ(sweep->digest(), elsewhere->digest());
  SweepTally total = sweep->empty();
  std::vector<SweepBlock> blocks = sweep->blocks();
  std::ranges::reverse(blocks);
  for (const SweepBlock& block : blocks) {
    total.merge(sweep->read_tally(elsewhere->run_block(block).bytes()));
  }
  const SweepResult result = sweep->conclude(std::move(total));
  EXPECT_EQ(result.tally.bytes(), bytes({1, {}}));
  EXPECT_EQ(result.stability.designed, 80);
}

TEST_F(SweepOfAWorld, StoppedAfterAnyBlockItGoesOnToTheSameBytes) {
  const std::string whole = bytes({1, {}});
  const auto count = static_cast<int>(prepare()->blocks().size());
  for (int after = 0; after < count; ++after) {
    StopAfter stop(after);
    EXPECT_THROW((void)run_sweep(prepare(), {1, checkpoint()}, stop.watch()), Cancelled);
    StopAfter never(1'000);
    const SweepResult result = run_sweep(prepare(), {2, checkpoint()}, never.watch());
    EXPECT_EQ(result.tally.bytes(), whole);
    EXPECT_EQ(never.done(), 80);
    EXPECT_TRUE(std::filesystem::exists(checkpoint())) << "kept until the result is written";
    discard_checkpoint({1, checkpoint()});
    EXPECT_FALSE(std::filesystem::exists(checkpoint()));
  }
}

TEST_F(SweepOfAWorld, CutOffWithinABlockItLosesThatBlockAlone) {
  const std::string whole = bytes({1, checkpoint()});
  const std::string full = folder_.read("out.checkpoint");
  for (const std::size_t cut :
       {full.size() - 1, full.size() - 9, full.size() / 2, full.size() / 3}) {
    (void)folder_.write("out.checkpoint", full.substr(0, cut));
    EXPECT_EQ(bytes({1, checkpoint()}), whole) << cut;
  }
}

TEST_F(SweepOfAWorld, ADamagedCheckpointIsRefused) {
  (void)bytes({1, checkpoint()});
  std::string damaged = folder_.read("out.checkpoint");
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  (void)folder_.write("out.checkpoint", damaged);
  EXPECT_THAT(error_of([&] {
                (void)bytes({1, checkpoint()});
              }),
              AllOf(HasSubstr("out.checkpoint: "), HasSubstr("changed or cut off"),
                    HasSubstr("to begin anew remove ")));
  EXPECT_EQ(folder_.read("out.checkpoint"), damaged);
}

TEST_F(SweepOfAWorld, TheCheckpointOfAnotherSweepIsRefused) {
  (void)bytes({1, checkpoint()});
  const auto other = prepare({{"poverty_ratio=0.41:0.8:40"}});
  EXPECT_THAT(error_of([&] {
                (void)run_sweep(other, {1, checkpoint()});
              }),
              HasSubstr("found that of another"));
  (void)folder_.write("out.checkpoint", "notes of mine");
  EXPECT_THAT(error_of([&] { (void)bytes({1, checkpoint()}); }), HasSubstr("found something else"));
  EXPECT_EQ(folder_.read("out.checkpoint"), "notes of mine");
}

/// While it lives, no file may grow beyond this size: as on a disk that is full.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

TEST_F(SweepOfAWorld, AFullDiskKeepsWhatIsDone) {
  const std::string whole = bytes({1, checkpoint()});
  const std::size_t size = folder_.read("out.checkpoint").size();
  discard_checkpoint({1, checkpoint()});
  {
    const FileSizeLimit limit(size / 2);
    EXPECT_THAT(error_of([&] {
                  (void)bytes({1, checkpoint()});
                }),
                AllOf(HasSubstr("cannot be written"), HasSubstr("what is done is kept")))
        << "sweep_checkpoint_unwritable"
        << "sweep_goes_on";
  }
  StopAfter never(1'000);
  EXPECT_EQ(run_sweep(prepare(), {1, checkpoint()}, never.watch()).tally.bytes(), whole);
  EXPECT_GT(folder_.read("out.checkpoint").size(), size / 2);
}

TEST_F(SweepOfAWorld, AScenarioThatCannotRunIsNamed) {
  // Without published medians a unit of a part of its cells has none, once the rule tests it.
  World world;
  world.arguments.urban_incomes.clear();
  const TempFolder folder;
  RunRequest request = request_of(world, folder);
  request.settings = {"minimum_unit_population=1000000"};
  const auto sweep = Sweep::prepare(load_run(request), {{"minimum_unit_population=1000000,1000"}});
  EXPECT_THAT(error_of([&] { (void)run_sweep(sweep); }),
              HasSubstr("the scenario minimum_unit_population=1000 cannot be run: "));
}

TEST_F(SweepOfAWorld, MissingScenariosAreRefused) {
  const auto sweep = prepare();
  EXPECT_THAT(error_of([&] { (void)sweep->conclude(sweep->empty()); }),
              HasSubstr("expected the counts of 80 scenarios, found those of 0"));
}

TEST_F(SweepOfAWorld, AGridWithoutARuleIsRefused) {
  const auto grid = join_grid(data_of(request_of(World(), folder_)).cells);
  EXPECT_THROW((void)Sweep::prepare(grid, kChoices), ArgumentError);
}

}  // namespace
}  // namespace carreau::study
