#include "stop_on_signal.h"

#include <utility>

#include <pthread.h>

namespace blattwerk::app {

StopOnSignal::StopOnSignal() {
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

void StopOnSignal::watch(std::function<void()> stop) {
  watcher_ = std::thread([this, stop = std::move(stop)] {
    int signal = 0;
    sigwait(&signals_, &signal);
    if (signal == SIGUSR1) return;
    stop();
    // The next one finds this thread, which no longer keeps it from ending the program.
    sigset_t endings;
    sigemptyset(&endings);
    for (const int ending : {SIGINT, SIGTERM}) sigaddset(&endings, ending);
    pthread_sigmask(SIG_UNBLOCK, &endings, nullptr);
    sigemptyset(&endings);
    sigaddset(&endings, SIGUSR1);
    sigwait(&endings, &signal);
  });
}

StopOnSignal::~StopOnSignal() {
  if (watcher_.joinable()) {
    pthread_kill(watcher_.native_handle(), SIGUSR1);
    watcher_.join();
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace blattwerk::app
