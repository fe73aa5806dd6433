// CMMCore: regions of interest of the camera.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr GetCamera(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "camera label"), MM::CameraDevice);
}

static DevicePtr CurrentCamera(Core& core) {
   return core.roles.Require(Role::Camera, MMERR_CameraNotAvailable);
}

// The camera itself refuses numbers that no sensor has, negative ones among them.
static void SetRoi(Core& core, Device& camera, int x, int y, int xSize, int ySize) {
   camera.Do<MM::Camera>("set its ROI", [=](MM::Camera& c) {
      return c.SetROI(static_cast<unsigned>(x), static_cast<unsigned>(y), static_cast<unsigned>(xSize),
                      static_cast<unsigned>(ySize));
   });
   core.buffer.Clear(); // what is stored there has another geometry
}

void CMMCore::setROI(int x, int y, int xSize, int ySize) {
   SetRoi(*core_, *CurrentCamera(*core_), x, y, xSize, ySize);
}

void CMMCore::setROI(const char* label, int x, int y, int xSize, int ySize) {
   SetRoi(*core_, *GetCamera(*core_, label), x, y, xSize, ySize);
}

static void GetRoi(Device& camera, int& x, int& y, int& xSize, int& ySize) {
   unsigned left = 0, top = 0, width = 0, height = 0;
   camera.Do<MM::Camera>("tell its ROI", [&](MM::Camera& c) { return c.GetROI(left, top, width, height); });
   x = static_cast<int>(left);
   y = static_cast<int>(top);
   xSize = static_cast<int>(width);
   ySize = static_cast<int>(height);
}

void CMMCore::getROI(int& x, int& y, int& xSize, int& ySize) {
   x = y = xSize = ySize = 0;
   if (const DevicePtr camera = core_->roles.Get(Role::Camera))
      GetRoi(*camera, x, y, xSize, ySize);
}

void CMMCore::getROI(const char* label, int& x, int& y, int& xSize, int& ySize) {
   GetRoi(*GetCamera(*core_, label), x, y, xSize, ySize);
}

void CMMCore::clearROI() {
   const DevicePtr camera = core_->roles.Get(Role::Camera);
   if (!camera)
      return;
   camera->Do<MM::Camera>("clear its ROI", [](MM::Camera& c) { return c.ClearROI(); });
   core_->buffer.Clear();
}

bool CMMCore::isMultiROISupported() {
   const DevicePtr camera = core_->roles.Get(Role::Camera);
   return camera && camera->Use<MM::Camera>("tell whether it takes several ROIs",
                                            [](MM::Camera& c) { return c.SupportsMultiROI(); });
}

bool CMMCore::isMultiROIEnabled() {
   const DevicePtr camera = core_->roles.Get(Role::Camera);
   return camera &&
          camera->Use<MM::Camera>("tell whether it has several ROIs", [](MM::Camera& c) { return c.IsMultiROISet(); });
}

void CMMCore::setMultiROI(std::vector<unsigned int> xs, std::vector<unsigned int> ys, std::vector<unsigned int> widths,
                          std::vector<unsigned int> heights) {
   const DevicePtr camera = CurrentCamera(*core_);
   if (ys.size() != xs.size() || widths.size() != xs.size() || heights.size() != xs.size())
      throw CMMError("The ROIs of camera " + Quoted(camera->Label()) + " have " + std::to_string(xs.size()) + " x, " +
                     std::to_string(ys.size()) + " y, " + std::to_string(widths.size()) + " widths and " +
                     std::to_string(heights.size()) + " heights; give as many of each");
   camera->Do<MM::Camera>("set its ROIs", [&](MM::Camera& c) {
      return c.SetMultiROI(xs.data(), ys.data(), widths.data(), heights.data(), static_cast<unsigned>(xs.size()));
   });
   core_->buffer.Clear();
}

void CMMCore::getMultiROI(std::vector<unsigned int>& xs, std::vector<unsigned int>& ys,
                          std::vector<unsigned int>& widths, std::vector<unsigned int>& heights) {
   unsigned count = 0;
   std::vector<unsigned> lists[4];
   CurrentCamera(*core_)->Do<MM::Camera>("tell its ROIs", [&](MM::Camera& c) {
      const int code = c.GetMultiROICount(count);
      if (code != DEVICE_OK)
         return code;
      for (std::vector<unsigned>& list : lists)
         list.resize(count);
      return c.GetMultiROI(lists[0].data(), lists[1].data(), lists[2].data(), lists[3].data(), &count);
   });
   std::vector<unsigned>* const results[] = {&xs, &ys, &widths, &heights};
   for (int i = 0; i < 4; ++i) {
      if (count < lists[i].size()) // the camera had fewer than it said
         lists[i].resize(count);
      results[i]->swap(lists[i]);
   }
}
