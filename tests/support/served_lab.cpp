// SPDX-License-Identifier: Apache-2.0
#include "support/served_lab.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace carreau::testing {

namespace {

constexpr const char* kHost = "127.0.0.1";

/// Called in the child process: stdout goes to the pipe, stderr to a file. Never returns.
[[noreturn]] void become(std::vector<char*>& words, const TempFolder& folder, int out) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // the child never outlives the test
  const std::string log = folder / "serve.err";
  const int err = open(log.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
  const bool is_ready = err >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
                        dup2(err, STDERR_FILENO) >= 0 && chdir(folder.path().c_str()) == 0;
  if (is_ready) execv(words.front(), words.data());
  _exit(127);
}

/// The first line from a pipe, or everything where it ends before.
std::string first_line(int pipe) {
  std::string line;
  char letter = 0;
  while (read(pipe, &letter, 1) == 1 && letter != '\n') line += letter;
  return line;
}

}  // namespace

ServedLab::ServedLab(const std::string& binary, const TempFolder& folder,
                     std::vector<std::string> words) {
  words.insert(words.begin(), {binary, "serve"});
  words.insert(words.end(), {"--port", "0"});
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) throw std::runtime_error("no pipe");
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("cannot start " + binary);
  if (process_ == 0) become(pointers, folder, pipe_ends[1]);
  close(pipe_ends[1]);
  address_ = first_line(pipe_ends[0]);
  close(pipe_ends[0]);
  const std::size_t colon = address_.rfind(':');
  if (!address_.starts_with("http://") || colon == std::string::npos) {
    waitpid(process_, nullptr, 0);
    throw std::runtime_error("no address: " + folder.read("serve.err"));
  }
  port_ = std::stoi(address_.substr(colon + 1));
}

ServedLab::~ServedLab() {
  if (process_ >= 0) (void)stop();
}

httplib::Client ServedLab::client() const {
  httplib::Client client(kHost, port_);
  client.set_keep_alive(true);
  client.set_read_timeout(60);
  return client;
}

nlohmann::json ServedLab::get(const std::string& path) const {
  const auto answer = client().Get(path);
  if (!answer) throw std::runtime_error("no answer for " + path);
  EXPECT_EQ(answer->status, 200) << path << '\n' << answer->body;
  return nlohmann::json::parse(answer->body);
}

httplib::Result ServedLab::post(const std::string& body, const std::string& path) const {
  return client().Post(path, body, "application/json");
}

nlohmann::json ServedLab::run(const nlohmann::json& state) const {
  const auto answer = post(state.dump());
  if (!answer) throw std::runtime_error("no answer for a state");
  EXPECT_EQ(answer->status, 200) << answer->body;
  return nlohmann::json::parse(answer->body);
}

int ServedLab::stop() {
  kill(process_, SIGINT);
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

RawConnection::RawConnection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, kHost, &address.sin_addr);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("no connection");
  }
}

RawConnection::~RawConnection() { close(socket_); }

void RawConnection::send(const std::string& bytes) const {
  (void)::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

std::string RawConnection::receive() const {
  std::string all;
  std::array<char, 4096> part{};
  for (;;) {
    const ssize_t count = recv(socket_, part.data(), part.size(), 0);
    if (count <= 0) return all;
    all.append(part.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace carreau::testing
