// SPDX-License-Identifier: Apache-2.0
#include "lab/start/request_body.hpp"

#include "base/error.hpp"
#include "lab/request_error.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <string>

namespace carreau::lab {
namespace {

/// A client that sends some blocks, and counts those that were read.
class Sender {
 public:
  Sender(std::size_t blocks, std::size_t size, bool is_whole = true)
      : blocks_(blocks), block_(size, 'x'), is_whole_(is_whole) {}

  httplib::ContentReader reader() {
    return {[this](httplib::ContentReceiver receive) {
              for (std::size_t b = 0; b < blocks_; ++b) {
                if (!receive(block_.data(), block_.size())) return false;
                ++read_;
              }
              return is_whole_;
            },
            [](httplib::MultipartContentHeader, httplib::ContentReceiver) { return false; }};
  }
  [[nodiscard]] bool is_drained() const { return read_ == blocks_; }

 private:
  std::size_t blocks_;
  std::string block_;
  bool is_whole_;
  std::size_t read_ = 0;
};

class Upload : public ::testing::Test {
 protected:
  /// The status and words of the refusal.
  std::string refusal(Sender& sender, std::uint64_t largest = 1U << 20U) {
    const httplib::ContentReader reader = sender.reader();
    try {
      (void)store_upload({request_, reader}, "a.csv", project_, largest);
    } catch (const RequestError& error) {
      return std::to_string(error.status()) + " " + text_of(error.message(), Language::french);
    } catch (const Error& error) {
      return error_text(error, Language::french);
    }
    return "none";
  }
  [[nodiscard]] bool is_empty() const {
    return !std::filesystem::exists(folder_ / "projet/fichiers/a.csv");
  }

  testing::TempFolder folder_;
  Project project_{folder_ / "projet"};
  httplib::Request request_;
};

TEST_F(Upload, IsWrittenBlockByBlock) {
  Sender sender(3, 10);
  const httplib::ContentReader reader = sender.reader();
  EXPECT_EQ(testing::read_file(store_upload({request_, reader}, "a.csv", project_)),
            std::string(30, 'x'));
}

constexpr const char* kTooLarge =
    "413 Le fichier dépasse 1 Mo : le décompresser, et choisir son dossier sur cette machine.";

/// What is torn was torn before: its reader says so.
TEST_F(Upload, OfABrokenFileIsKeptAsItIs) {
  Sender sender(1, 10);
  const httplib::ContentReader torn{
      [](httplib::ContentReceiver receive) { return receive("{\"type\":", 8); },
      [](httplib::MultipartContentHeader, httplib::ContentReceiver) { return false; }};
  EXPECT_EQ(testing::read_file(store_upload({request_, torn}, "a.json", project_)), "{\"type\":");
}

TEST_F(Upload, StopsAtTheLimitAndReadsOn) {
  Sender sender(100, 1U << 15U);
  EXPECT_EQ(refusal(sender), kTooLarge);
  EXPECT_TRUE(sender.is_drained());
  EXPECT_TRUE(is_empty());
}

TEST_F(Upload, IsRefusedByWhatTheClientSaysOfItsSize) {
  request_.headers.emplace("Content-Length", "2147483648");
  Sender sender(2, 10);
  EXPECT_EQ(refusal(sender), kTooLarge);
  EXPECT_TRUE(sender.is_drained());
  EXPECT_TRUE(is_empty());
}

TEST_F(Upload, ThatBreaksOffLeavesNothing) {
  Sender sender(2, 10, false);
  EXPECT_EQ(refusal(sender), "400 L'envoi s'est interrompu : le recommencer.");
  EXPECT_TRUE(is_empty());
}

/// A limit on the size of files stands in for a disk that is full.
TEST_F(Upload, ToADiskThatIsFullLeavesNothing) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1U << 12U, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  Sender sender(10, 1U << 10U);
  const std::string told = refusal(sender);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_NE(told.find("a.csv : ne peut pas être écrit"), std::string::npos) << told;
  EXPECT_TRUE(sender.is_drained());
  EXPECT_TRUE(is_empty());
}

TEST_F(Upload, NeedsAFolder) {
  folder_.write("projet", "a file");
  Sender sender(2, 10);
  const std::string told = refusal(sender);
  EXPECT_NE(told.find("le dossier ne peut être créé"), std::string::npos) << told;
  EXPECT_TRUE(sender.is_drained());
}

TEST_F(Upload, AShortTextIsShort) {
  Sender sender(5, 1U << 20U);
  const httplib::ContentReader reader = sender.reader();
  EXPECT_THROW((void)read_text({request_, reader}), RequestError);
  EXPECT_TRUE(sender.is_drained());
}

}  // namespace
}  // namespace carreau::lab
