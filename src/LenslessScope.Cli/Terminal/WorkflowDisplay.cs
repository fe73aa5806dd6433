using System.Diagnostics;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>
/// Shows what a workflow tells while it runs: how far it is, what should be known, and what failed, in words.
/// </summary>
internal sealed class WorkflowDisplay(string verb, Console console) : IProgress<WorkflowProgress>
{
    private readonly Stopwatch _retrieving = new();
    private double _doneAtFirst;

    /// <summary>The status of the first failure; success without one.</summary>
    public ExitStatus FirstFailure { get; private set; }

    /// <inheritdoc/>
    public void Report(WorkflowProgress value)
    {
        switch (value)
        {
            case StageProgress stage:
                console.Progress(InWords(stage));
                break;
            case InputFinished:
                console.Progress("");
                _retrieving.Reset();
                break;
            case InputFailed { Failure: var failure }:
                console.Progress("");
                _retrieving.Reset();
                var status = Faults.Report(failure.Cause, verb, console.Error, failure.Input);
                FirstFailure = FirstFailure == ExitStatus.Success ? status : FirstFailure;
                break;
            case WorkflowNotice notice:
                console.Notice(notice.Message);
                break;
        }
    }

    private string InWords(StageProgress stage)
    {
        var named = stage.Input is { } input ? $"{Path.GetFileName(input)}: " : "";
        return named + stage.Stage switch
        {
            WorkflowStage.Focusing => $"searching for the focus, {stage.Fraction:0 %}",
            WorkflowStage.Detecting => $"searching for objects, {stage.Fraction:0 %}",
            WorkflowStage.Retrieving => $"iteration {stage.Step} of at most {stage.Steps}" +
                (stage.Binning > 1 ? $" with {stage.Binning}×{stage.Binning} pixels binned" : "") +
                $", change {stage.Change:0.0e+0}{TimeLeft(stage)}",
            WorkflowStage.Stacking => $"plane {stage.Step} of {stage.Steps}",
            WorkflowStage.Registering => "comparing with the first frame",
            WorkflowStage.Recording => $"frame {stage.Step} of {stage.Steps}",
            _ => $"solving, {stage.Fraction:0 %}",
        };
    }

    // The first iteration tells nothing of the time: before it came the focus, and the transforms' plans.
    private string TimeLeft(StageProgress stage)
    {
        // Each layer of objects has a retrieval of its own.
        if (!_retrieving.IsRunning || stage.Fraction <= _doneAtFirst)
        {
            _retrieving.Restart();
            _doneAtFirst = stage.Fraction;
            return "";
        }
        var left = _retrieving.Elapsed.TotalSeconds / (stage.Fraction - _doneAtFirst) * (1 - stage.Fraction);
        return $", at most {Math.Ceiling(left):0} s left";
    }
}
