// CMMCore: the size of a pixel on the sample.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

#include <algorithm>

using namespace mmcore::internal;

static std::string Id(const char* id) {
   return NotNull(id, "name of the pixel size");
}

// A number of the pixel size that matches now; 0 if none does.
static double OfCurrent(Core& core, double PixelSize::*member, bool cached) {
   const std::string id = core.CurrentPixelSizeId(cached);
   return id.empty() ? 0.0 : core.pixelSizes.Get(id).*member;
}

static void SetNumber(Core& core, const char* id, double PixelSize::*member, double value) {
   core.pixelSizes.Set(Id(id), member, value);
   core.PixelSizeMayHaveChanged();
}

std::string CMMCore::getCurrentPixelSizeConfig() {
   return getCurrentPixelSizeConfig(false);
}

std::string CMMCore::getCurrentPixelSizeConfig(bool cached) {
   return core_->CurrentPixelSizeId(cached);
}

double CMMCore::getPixelSizeUm() {
   return getPixelSizeUm(false);
}

double CMMCore::getPixelSizeUm(bool cached) {
   return core_->PixelSizeUm(cached);
}

double CMMCore::getPixelSizeUmByID(const char* resolutionID) {
   return core_->pixelSizes.Get(Id(resolutionID)).um;
}

std::vector<double> CMMCore::getPixelSizeAffine() {
   return getPixelSizeAffine(false);
}

std::vector<double> CMMCore::getPixelSizeAffine(bool cached) {
   return core_->PixelSizeAffine(cached);
}

std::vector<double> CMMCore::getPixelSizeAffineByID(const char* resolutionID) {
   const auto affine = core_->pixelSizes.Get(Id(resolutionID)).affine;
   return std::vector<double>(affine.begin(), affine.end());
}

double CMMCore::getPixelSizedxdz() {
   return getPixelSizedxdz(false);
}
double CMMCore::getPixelSizedxdz(bool cached) {
   return OfCurrent(*core_, &PixelSize::dxdz, cached);
}
double CMMCore::getPixelSizedxdz(const char* resolutionID) {
   return core_->pixelSizes.Get(Id(resolutionID)).dxdz;
}

double CMMCore::getPixelSizedydz() {
   return getPixelSizedydz(false);
}
double CMMCore::getPixelSizedydz(bool cached) {
   return OfCurrent(*core_, &PixelSize::dydz, cached);
}
double CMMCore::getPixelSizedydz(const char* resolutionID) {
   return core_->pixelSizes.Get(Id(resolutionID)).dydz;
}

double CMMCore::getPixelSizeOptimalZUm() {
   return getPixelSizeOptimalZUm(false);
}
double CMMCore::getPixelSizeOptimalZUm(bool cached) {
   return OfCurrent(*core_, &PixelSize::optimalZUm, cached);
}
double CMMCore::getPixelSizeOptimalZUm(const char* resolutionID) {
   return core_->pixelSizes.Get(Id(resolutionID)).optimalZUm;
}

double CMMCore::getMagnificationFactor() const {
   return core_->Magnification();
}

void CMMCore::setPixelSizeUm(const char* resolutionID, double pixSize) {
   SetNumber(*core_, resolutionID, &PixelSize::um, pixSize);
}

void CMMCore::setPixelSizeAffine(const char* resolutionID, std::vector<double> affine) {
   std::array<double, 6> six{};
   if (affine.size() != six.size())
      throw CMMError("The affine transform of pixel size " + Quoted(Id(resolutionID)) + " has " +
                     std::to_string(affine.size()) + " elements; it must have 6");
   std::copy(affine.begin(), affine.end(), six.begin());
   core_->pixelSizes.Set(Id(resolutionID), &PixelSize::affine, six);
   core_->PixelSizeMayHaveChanged();
}

void CMMCore::setPixelSizedxdz(const char* resolutionID, double dXdZ) {
   SetNumber(*core_, resolutionID, &PixelSize::dxdz, dXdZ);
}

void CMMCore::setPixelSizedydz(const char* resolutionID, double dYdZ) {
   SetNumber(*core_, resolutionID, &PixelSize::dydz, dYdZ);
}

void CMMCore::setPixelSizeOptimalZUm(const char* resolutionID, double optimalZ) {
   SetNumber(*core_, resolutionID, &PixelSize::optimalZUm, optimalZ);
}

void CMMCore::definePixelSizeConfig(const char* resolutionID, const char* deviceLabel, const char* propName,
                                    const char* value) {
   RequireNoComma(NotNull(deviceLabel, "device label"), "device label");
   RequireNoComma(NotNull(propName, "property name"), "property name");
   RequireNoComma(NotNull(value, "property value"), "property value");
   core_->pixelSizes.Define(Id(resolutionID), PropertySetting(deviceLabel, propName, value));
}

void CMMCore::definePixelSizeConfig(const char* resolutionID) {
   core_->pixelSizes.Define(Id(resolutionID));
}

std::vector<std::string> CMMCore::getAvailablePixelSizeConfigs() const {
   std::vector<std::string> ids;
   for (const auto& entry : core_->pixelSizes.All())
      ids.push_back(entry.first);
   return ids;
}

bool CMMCore::isPixelSizeConfigDefined(const char* resolutionID) const {
   return core_->pixelSizes.Has(Id(resolutionID));
}

void CMMCore::setPixelSizeConfig(const char* resolutionID) {
   core_->Apply(core_->pixelSizes.Get(Id(resolutionID)).settings);
}

void CMMCore::renamePixelSizeConfig(const char* oldConfigName, const char* newConfigName) {
   core_->pixelSizes.Rename(Id(oldConfigName), Id(newConfigName));
}

void CMMCore::deletePixelSizeConfig(const char* configName) {
   core_->pixelSizes.Delete(Id(configName));
   core_->PixelSizeMayHaveChanged();
}

Configuration CMMCore::getPixelSizeConfigData(const char* configName) {
   return core_->pixelSizes.Get(Id(configName)).settings;
}
