// SPDX-License-Identifier: Apache-2.0
#include "support/postgres.hpp"

#include "support/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace carreau::testing {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPackage = "scripts/install-packages --test brings it";

/// The folder of the programs of the newest version; empty where there is none.
std::string newest_programs() {
  std::error_code error;
  int newest = 0;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
    const int version = std::atoi(entry.path().filename().c_str());
    if (fs::exists(entry.path() / "bin/initdb")) newest = std::max(newest, version);
  }
  return newest == 0 ? std::string() : fmt::format("/usr/lib/postgresql/{}/bin", newest);
}

/// PostgreSQL refuses to run as root; its package creates a user for it.
const passwd* owner() { return getuid() == 0 ? getpwnam("postgres") : getpwuid(getuid()); }

/// A command run as the owner of the server, which ends with this process.
std::vector<std::string> as_owner(std::vector<std::string> command) {
  std::vector<std::string> words = {"--pdeathsig=QUIT"};
  if (getuid() == 0) {
    words.insert(words.end(), {fmt::format("--reuid={}", owner()->pw_uid),
                               fmt::format("--regid={}", owner()->pw_gid), "--clear-groups"});
  }
  words.insert(words.end(), command.begin(), command.end());
  return words;
}

constexpr const char* kSetpriv = "/usr/bin/setpriv";

/// Called in the child process; never returns.
[[noreturn]] void become(std::vector<std::string> words, const std::string& folder,
                         const std::string& log) {
  words.insert(words.begin(), kSetpriv);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const int file = open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  const bool is_ready = file >= 0 && dup2(file, STDOUT_FILENO) >= 0 &&
                        dup2(file, STDERR_FILENO) >= 0 && chdir(folder.c_str()) == 0;
  if (is_ready) execv(pointers.front(), pointers.data());
  _exit(127);
}

}  // namespace

std::string PostgresServer::missing() {
  const std::string programs = newest_programs();
  if (programs.empty()) return fmt::format("no PostgreSQL is installed: {}", kPackage);
  const fs::path version = fs::path(programs).parent_path().filename();
  if (!fs::exists("/usr/share/postgresql" / version / "extension/postgis.control")) {
    return fmt::format("no PostGIS is installed for PostgreSQL {}: {}", version.string(), kPackage);
  }
  if (owner() == nullptr) return "PostgreSQL does not run as root, and there is no user postgres";
  if (!fs::exists(kSetpriv)) return fmt::format("there is no {}", kSetpriv);
  return {};
}

PostgresServer::PostgresServer() : programs_(newest_programs()) {
  if (chown(folder_.path().c_str(), owner()->pw_uid, owner()->pw_gid) != 0) {
    throw std::runtime_error("cannot give the folder to the owner of the server");
  }
  run_program_of("initdb", {"--pgdata", "data", "--username", "tester", "--auth", "trust",
                            "--encoding", "UTF8", "--locale", "C", "--no-sync"});
  start();
  wait_until_ready();
  const std::vector<std::string> psql = {"--no-psqlrc", "--quiet", "--host", host(),
                                         "--username",  "tester",  "--set",  "ON_ERROR_STOP=1"};
  for (const auto& [database, command] : {std::pair{"postgres", "CREATE DATABASE zonings"},
                                          {"zonings", "CREATE EXTENSION postgis"}}) {
    std::vector<std::string> words = psql;
    words.insert(words.end(), {"--dbname", database, "--command", command});
    run_program_of("psql", words);
  }
}

PostgresServer::~PostgresServer() {
  if (process_ < 0) return;
  kill(process_, SIGQUIT);  // immediate shutdown: nothing of it is needed any more
  waitpid(process_, nullptr, 0);
}

void PostgresServer::start() {
  const std::vector<std::string> words =
      as_owner({programs_ + "/postgres", "-D", host() + "/data", "-k", host(), "-c",
                "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c",
                "synchronous_commit=off", "-c", "max_connections=20", "-c", "autovacuum=off"});
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("cannot start PostgreSQL");
  if (process_ == 0) become(words, host(), host() + "/server.log");
}

void PostgresServer::wait_until_ready() const {
  // Each query starts a program, which is a sufficient pause.
  constexpr int kQuestions = 5'000;
  for (int i = 0; i < kQuestions && waitpid(process_, nullptr, WNOHANG) == 0; ++i) {
    const ProgramResult answer =
        run_program(programs_ + "/pg_isready", {"--quiet", "--host", host()}, host());
    if (answer.exit_code == 0) return;
  }
  throw std::runtime_error("PostgreSQL does not start: " + folder_.read("server.log"));
}

void PostgresServer::run_program_of(const std::string& program,
                                    const std::vector<std::string>& words) const {
  std::vector<std::string> command = {programs_ + "/" + program};
  command.insert(command.end(), words.begin(), words.end());
  const ProgramResult result = run_program(kSetpriv, as_owner(command), host());
  if (result.exit_code != 0) throw std::runtime_error(program + ": " + result.err);
}

std::string PostgresServer::name(const std::string& more, const std::string& database) const {
  return fmt::format("PG:dbname={} host={} user=tester{}{}", database, host(),
                     more.empty() ? "" : " ", more);
}

std::vector<std::vector<std::string>> PostgresServer::rows(const std::string& query) const {
  GDALAllRegister();
  const auto close = [](GDALDataset* dataset) { GDALClose(dataset); };
  const std::unique_ptr<GDALDataset, decltype(close)> dataset(
      GDALDataset::Open(name().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE), close);
  if (!dataset) throw std::runtime_error("GDAL cannot connect to " + name());
  CPLErrorReset();
  OGRLayer* const answer = dataset->ExecuteSQL(query.c_str(), nullptr, nullptr);
  std::vector<std::vector<std::string>> rows;
  if (answer != nullptr) {
    for (const auto& row : *answer) {
      auto& fields = rows.emplace_back();
      for (int i = 0; i < row->GetFieldCount(); ++i) {
        fields.emplace_back(row->IsFieldSetAndNotNull(i) != 0 ? row->GetFieldAsString(i) : "");
      }
    }
  }
  dataset->ReleaseResultSet(answer);
  if (CPLGetLastErrorType() >= CE_Failure) throw std::runtime_error(CPLGetLastErrorMsg());
  return rows;
}

}  // namespace carreau::testing
