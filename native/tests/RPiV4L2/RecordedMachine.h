// A machine made of recorded answers, for testing what talks to drivers without having them.
#pragma once

#include "RecordedParts.h"
#include "v4l2/SystemCalls.h"

#include <deque>
#include <functional>
#include <mutex>
#include <set>

namespace v4l2::recorded {

/** Answers like the drivers it was recorded from: devices and links, capabilities, formats with the driver's rounding,
 * controls with their side effects and events, selections, media graph, sub-device pads. It streams nothing: a test
 * that streams answers those requests itself, through Answer. Requests nobody answers fail with ENOTTY. */
class RecordedMachine : public SystemCalls {
public:
   /** One of recorded/NAME.txt: uvc-webcam, pi-bcm2835, pi4-unicam-imx219, pi4-unicam-imx477, pi5-cfe-imx219. */
   explicit RecordedMachine(const std::string& name);
   explicit RecordedMachine(Machine machine);

   int Open(const std::string& path, int flags) override;
   int Close(int descriptor) override;
   int Ioctl(int descriptor, unsigned long request, void* argument) override;
   void* Map(std::size_t length, int descriptor, off_t offset) override; // private memory of that length
   int Unmap(void* address, std::size_t length) override;
   /** POLLPRI where events wait; descriptors that are not recorded ones are really polled. */
   int Poll(pollfd* descriptors, nfds_t count, int timeoutMs) override;
   std::vector<std::string> List(const std::string& folder) override;
   std::string Resolve(const std::string& path) override;
   std::string Read(const std::string& path) override;

   /** The machine's values; not to be used while another thread calls. */
   Machine& Parts() { return machine_; }
   Node& NodeAt(const std::string& path) { return machine_.nodes.at(path); }
   Control& ControlAt(const std::string& path, std::uint32_t id) { return NodeAt(path).controls.at(id); }

   /** A request (VIDIOC_…) answered by the test instead: returns 0, or -1 after setting errno. */
   using Answering = std::function<int(const std::string& node, void* argument)>;
   void Answer(unsigned long request, Answering answering);
   /** A request, or opening a path, fails with this errno from now on; 0 ends it. */
   void Fail(unsigned long request, int error);
   void FailOpen(const std::string& path, int error);
   /** Every request on the node now fails with ENODEV, its paths are gone, polls report POLLERR: as after unplugging.
    * After Replug the path is there again; descriptors from before stay dead. */
   void Unplug(const std::string& path);
   void Replug(const std::string& path);

   /** The hardware changes a control by itself: side effects and events as if another program had set it. */
   void ChangeControl(const std::string& path, std::uint32_t id, std::int64_t value);

   int OpenDescriptors();
   int Mappings();
   /** Requests made on a node so far, in order. */
   std::vector<unsigned long> Requests(const std::string& path);

private:
   struct Handle {
      std::string path;
      int flags = 0;
      std::set<std::uint32_t> subscribed; // ids of controls
      std::deque<v4l2_event> events;
   };

   int AnswerNode(Handle& handle, unsigned long request, void* argument);
   int AnswerEvents(Handle& handle, unsigned long request, void* argument);
   void Announce(const std::string& path, const Control& control, std::uint32_t changes, const Handle* setter);
   void FollowChange(Node& node, const std::map<std::uint32_t, Control>& before, const Handle* setter);

   std::recursive_mutex mutex_; // guards everything below: an Answering may call back
   Machine machine_;
   std::map<int, Handle> handles_;
   std::map<void*, std::size_t> mappings_;
   std::map<unsigned long, Answering> answers_;
   std::map<unsigned long, int> failures_;
   std::map<std::string, int> openFailures_;
   std::set<std::string> unplugged_;
   std::map<std::string, std::vector<unsigned long>> requests_;
   int nextDescriptor_ = 1'000'000; // no real descriptor is that high
   std::uint32_t eventSequence_ = 0;
};

} // namespace v4l2::recorded
