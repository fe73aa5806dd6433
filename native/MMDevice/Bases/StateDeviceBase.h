// Devices with numbered positions: filter wheels, turrets, switches.
#pragma once

#include "CommonBase.h"

#include <iterator>
#include <map>
#include <string>
#include <vector>

/**
 * The position is the property State, which the device creates; the property Label, created with the handler OnLabel,
 * mirrors it. A position has at most one label and a label one position. Label lists no allowed values: whoever offers
 * labels asks the device for those of its positions.
 */
template <class U>
class CStateDeviceBase : public CDeviceBase<MM::State, U> {
public:
   typedef CStateDeviceBase<U> CStateBase;

   CStateDeviceBase() {}

   virtual int SetPosition(long pos) { return this->SetProperty(MM::g_Keyword_State, std::to_string(pos).c_str()); }

   virtual int SetPosition(const char* label) {
      long position;
      const int result = GetLabelPosition(label, position);
      return result == DEVICE_OK ? SetPosition(position) : result;
   }

   /** Applies the position again; its handler asks GetGateOpen whether to go there or to the closed position. */
   virtual int SetGateOpen(bool open) {
      if (gateOpen_ == open)
         return DEVICE_OK;
      gateOpen_ = open;
      const int result = this->ApplyProperty(MM::g_Keyword_State);
      if (result != DEVICE_OK)
         gateOpen_ = !open; // the next request tries again
      return result;
   }

   virtual int GetGateOpen(bool& open) {
      open = gateOpen_;
      return DEVICE_OK;
   }

   virtual int GetPosition(long& pos) const {
      char state[MM::MaxStrLength];
      const int result = this->GetProperty(MM::g_Keyword_State, state);
      if (result == DEVICE_OK)
         pos = std::atol(state);
      return result;
   }

   virtual int GetPosition(char* label) const {
      long position;
      const int result = GetPosition(position);
      return result == DEVICE_OK ? GetPositionLabel(position, label) : result;
   }

   virtual int GetPositionLabel(long pos, char* label) const {
      const auto found = labelOf_.find(pos);
      if (found == labelOf_.end())
         return DEVICE_UNKNOWN_POSITION;
      CDeviceUtils::CopyLimitedString(label, found->second.c_str());
      return DEVICE_OK;
   }

   /** Replaces the position's label, and takes the label away from the position that had it. Empty: no label. */
   virtual int SetPositionLabel(long pos, const char* label) {
      for (auto entry = labelOf_.begin(); entry != labelOf_.end();)
         entry = entry->first == pos || entry->second == label ? labelOf_.erase(entry) : std::next(entry);
      if (*label)
         labelOf_[pos] = label;
      return DEVICE_OK;
   }

   virtual int GetLabelPosition(const char* label, long& pos) const {
      for (const auto& entry : labelOf_) {
         if (entry.second == label) {
            pos = entry.first;
            return DEVICE_OK;
         }
      }
      return DEVICE_UNKNOWN_LABEL;
   }

   /** The handler of the property Label. */
   int OnLabel(MM::PropertyBase* pProp, MM::ActionType eAct) {
      switch (eAct) {
      case MM::BeforeGet:
         return ShowLabel(pProp);
      case MM::AfterSet: {
         std::string label;
         pProp->Get(label);
         return SetPosition(label.c_str());
      }
      case MM::IsSequenceable:
         return FollowStateSequence(pProp);
      case MM::AfterLoadSequence:
         return LoadLabelSequence(pProp->GetSequence());
      case MM::StartSequence:
         return this->StartPropertySequence(MM::g_Keyword_State);
      case MM::StopSequence:
         return this->StopPropertySequence(MM::g_Keyword_State);
      default:
         return DEVICE_OK;
      }
   }

   /** Tells the core of a position that was reached without it: State, and Label where the position has one. */
   int OnStateChanged(long position) {
      const int result = this->OnPropertyChanged(MM::g_Keyword_State, std::to_string(position).c_str());
      const auto found = labelOf_.find(position);
      if (result != DEVICE_OK || found == labelOf_.end())
         return result;
      return this->OnPropertyChanged(MM::g_Keyword_Label, found->second.c_str());
   }

private:
   int ShowLabel(MM::PropertyBase* pProp) {
      char label[MM::MaxStrLength];
      const int result = GetPosition(label);
      if (result == DEVICE_OK)
         pProp->Set(label);
      return result;
   }

   int FollowStateSequence(MM::PropertyBase* pProp) {
      bool sequenceable = false;
      long maxLength = 0;
      if (this->IsPropertySequenceable(MM::g_Keyword_State, sequenceable) == DEVICE_OK && sequenceable)
         this->GetPropertySequenceMaxLength(MM::g_Keyword_State, maxLength);
      pProp->SetSequenceable(maxLength);
      return DEVICE_OK;
   }

   int LoadLabelSequence(const std::vector<std::string>& labels) {
      int result = this->ClearPropertySequence(MM::g_Keyword_State);
      for (auto label = labels.begin(); result == DEVICE_OK && label != labels.end(); ++label) {
         long position;
         result = GetLabelPosition(label->c_str(), position);
         if (result == DEVICE_OK)
            result = this->AddToPropertySequence(MM::g_Keyword_State, std::to_string(position).c_str());
      }
      return result == DEVICE_OK ? this->SendPropertySequence(MM::g_Keyword_State) : result;
   }

   std::map<long, std::string> labelOf_; // no label twice
   bool gateOpen_ = true;
};
