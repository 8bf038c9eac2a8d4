// SPDX-License-Identifier: Apache-2.0
/// Slow clients are told to go, and others are answered meanwhile.
#include "lab/patient_server.hpp"

#include "support/trickling_clients.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <thread>

namespace carreau::lab {
namespace {

using namespace std::chrono_literals;
using testing::TricklingClients;

constexpr std::size_t kSlow = 64;

class PatientServers : public ::testing::Test {
 protected:
  ~PatientServers() override {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  void serve(std::size_t threads) {
    server_.new_task_queue = [this, threads] { return server_.threads(threads); };
    server_.Get("/", [](const httplib::Request&, httplib::Response& answer) {
      answer.set_content("here", "text/plain");
    });
    server_.Get("/large", [](const httplib::Request&, httplib::Response& answer) {
      answer.set_content(std::string(64U << 20U, 'a'), "text/plain");
    });
    server_.Post("/", [](const httplib::Request& request, httplib::Response& answer) {
      answer.set_content(std::to_string(request.body.size()), "text/plain");
    });
    int listening = -1;
    server_.set_socket_options([&](int socket) { listening = socket; });
    port_ = server_.bind_to_any_port("127.0.0.1");
    // The library lets five clients wait at the door.
    ::listen(listening, 2 * static_cast<int>(kSlow));
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  [[nodiscard]] std::string answer() const {
    httplib::Client client("127.0.0.1", port_);
    const auto answer = client.Get("/");
    return answer ? answer->body : to_string(answer.error());
  }

  PatientServer server_;
  int port_ = 0;
  std::thread thread_;
};

TEST_F(PatientServers, ATricklingClientIsToldToGo) {
  server_.patience.grace = 200ms;
  serve(kSlow + 1);
  const TricklingClients slow(port_, kSlow);
  EXPECT_EQ(answer(), "here") << "by the thread that is left";
  slow.wait_until_closed();
}

TEST_F(PatientServers, FewThreadsAnswerAmongManyTricklingClients) {
  // A connection is ended early only while another one waits for its thread.
  server_.patience.grace = 1h;
  server_.patience.hurried = 50ms;
  serve(4);
  const TricklingClients slow(port_, kSlow);
  EXPECT_EQ(answer(), "here");
}

TEST_F(PatientServers, WhoDoesNotReadItsAnswerIsToldToGo) {
  server_.patience.grace = 1h;
  server_.patience.hurried = 50ms;
  serve(1);
  httplib::Client deaf("127.0.0.1", port_);
  std::optional<std::string> other;
  (void)deaf.Get("/large", [&](const char*, std::size_t) {
    if (!other) other = answer();
    return false;
  });
  EXPECT_EQ(other, "here");
}

TEST_F(PatientServers, WhoReadsSlowlyIsToldToGoWhileOthersWait) {
  server_.patience.grace = 1h;
  server_.patience.bytes_per_second = 1;
  server_.patience.hurried = 500ms;
  server_.patience.hurried_bytes_per_second = 1 << 30;
  serve(1);
  httplib::Client slow("127.0.0.1", port_);
  std::future<std::string> other;
  const auto whole = slow.Get("/large", [&](const char*, std::size_t) {
    if (!other.valid()) other = std::async(std::launch::async, [this] { return answer(); });
    std::this_thread::sleep_for(300us);
    return true;
  });
  EXPECT_FALSE(whole) << "it had its thread to the end";
  EXPECT_EQ(other.get(), "here");
}

TEST_F(PatientServers, ALongBodyMayTakeItsTime) {
  server_.patience.grace = 100ms;
  server_.patience.bytes_per_second = 10'000;
  serve(1);
  httplib::Client client("127.0.0.1", port_);
  constexpr std::size_t kPart = 8'000;
  constexpr std::size_t kParts = 10;
  const auto answer = client.Post(
      "/", kPart * kParts,
      [](std::size_t, std::size_t, httplib::DataSink& sink) {
        std::this_thread::sleep_for(50ms);  // the network
        const std::string part(kPart, 'a');
        return sink.write(part.data(), part.size());
      },
      "text/plain");
  ASSERT_TRUE(answer) << to_string(answer.error());
  EXPECT_EQ(answer->body, std::to_string(kPart * kParts));
}

TEST_F(PatientServers, ASilentConnectionIsClosed) {
  server_.patience.kept_alive = 50ms;
  serve(1);
  httplib::Client kept("127.0.0.1", port_);
  kept.set_keep_alive(true);
  EXPECT_EQ(kept.Get("/")->body, "here");
  EXPECT_EQ(answer(), "here") << "by the only thread";
  EXPECT_EQ(kept.Get("/")->body, "here") << "over a new connection";
}

}  // namespace
}  // namespace carreau::lab
