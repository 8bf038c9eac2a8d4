// SPDX-License-Identifier: Apache-2.0
#include "support/postgres.hpp"

#include "support/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <pwd.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <utility>

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

/// Held by one process at a time.
class FileLock {
 public:
  explicit FileLock(const std::string& path)
      : file_(open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
    if (file_ < 0 || flock(file_, LOCK_EX) != 0) throw std::runtime_error("cannot lock " + path);
  }
  ~FileLock() { close(file_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_;
};

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

/// Making databases takes seconds, copying them a tenth of a second. They are kept for each version
/// of the programs; one test makes them while the others wait.
std::string PostgresServer::made_databases(const std::string& programs) {
  const std::string version = run_program(programs + "/postgres", {"--version"}, "/").out;
  const fs::path made = fs::path(CARREAU_TEST_SCRATCH) /
                        ("postgres-" + std::to_string(std::hash<std::string>()(version)));
  const FileLock lock(made.string() + ".lock");
  if (fs::exists(made)) return made;
  PostgresServer first(programs);
  first.make_databases();
  kill(first.process_, SIGINT);  // fast shutdown, in order: the files are complete
  waitpid(std::exchange(first.process_, -1), nullptr, 0);
  const fs::path unfinished = made.string() + ".unfinished";
  fs::remove_all(unfinished);
  fs::copy(first.host() + "/data", unfinished, fs::copy_options::recursive);
  fs::rename(unfinished, made);
  return made;
}

PostgresServer::PostgresServer(std::string programs) : programs_(std::move(programs)) {}

PostgresServer::PostgresServer() : PostgresServer(newest_programs()) {
  fs::copy(made_databases(programs_), host() + "/data", fs::copy_options::recursive);
  give_folder_to_owner();
  start();
  wait_until_ready();
}

void PostgresServer::give_folder_to_owner() const {
  if (getuid() != 0) return;  // the user of the tests owns it already
  const std::string name = fmt::format("{}:{}", owner()->pw_uid, owner()->pw_gid);
  if (run_program("/usr/bin/chown", {"-R", name, folder_.path()}, "/").exit_code != 0) {
    throw std::runtime_error("cannot give the folder to the owner of the server");
  }
}

void PostgresServer::make_databases() {
  give_folder_to_owner();
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
