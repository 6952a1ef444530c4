using Platform.Tests.Threads;
using Platform.Workflows;

namespace Platform.Tests.Workflows;

public sealed class WorkflowDeciderTests
{
    private static readonly WorkflowOptions Options = new() { Attempts = 3, FirstDelay = TimeSpan.FromSeconds(2), LongestDelay = TimeSpan.FromSeconds(5) };
    private static readonly DateTimeOffset Now = Given.Start;

    [Fact]
    public void GivenNothingDone_WhenAsked_ThenFirstStepIsTried() =>
        Assert.Equal(new WorkflowCommand.Try("a", WorkflowAction.Do), WorkflowDecider.Next(Begin(), Now));

    [Fact]
    public void GivenAllDone_WhenRecorded_ThenItHasEnded()
    {
        var state = Record(Begin(), WorkflowOutcome.Done, WorkflowOutcome.Done, WorkflowOutcome.Done);

        Assert.Equal(WorkflowStatus.Done, state.Status);
        Assert.IsType<WorkflowCommand.End>(WorkflowDecider.Next(state, Now));
        Assert.Throws<InvalidOperationException>(() => Record(state, WorkflowOutcome.Done));
    }

    [Fact]
    public void GivenUnknownOutcome_WhenRecorded_ThenItIsTriedAgainLaterAndLaterUpToALimit()
    {
        var once = Record(Begin(), WorkflowOutcome.Unknown);
        var twice = Record(once, WorkflowOutcome.Unknown);

        Assert.Equal(new WorkflowCommand.Wait(Now.AddSeconds(2)), WorkflowDecider.Next(once, Now));
        Assert.Equal(new WorkflowCommand.Wait(Now.AddSeconds(4)), WorkflowDecider.Next(twice, Now));
        Assert.Equal(new WorkflowCommand.Try("a", WorkflowAction.Do), WorkflowDecider.Next(twice, Now.AddSeconds(4)));
    }

    [Fact]
    public void GivenLastAttempt_WhenOutcomeIsUnknown_ThenThatStepIsUndoneToo()
    {
        var state = Record(Begin(), WorkflowOutcome.Done, WorkflowOutcome.Unknown, WorkflowOutcome.Unknown, WorkflowOutcome.Unknown);

        Assert.Equal(new WorkflowCommand.Try("b", WorkflowAction.Undo), WorkflowDecider.Next(state, Now));
    }

    [Fact]
    public void GivenRefusal_WhenRecorded_ThenTheStepItselfIsUndoneFirst()
    {
        var state = WorkflowDecider.Record(Record(Begin(), WorkflowOutcome.Done), WorkflowOutcome.Refused, "declined", Options, Now);

        Assert.Equal((WorkflowStatus.Undoing, "declined"), (state.Status, state.Failure));
        Assert.Equal(new WorkflowCommand.Try("b", WorkflowAction.Undo), WorkflowDecider.Next(state, Now));
        Assert.Equal(new WorkflowCommand.Try("a", WorkflowAction.Undo), WorkflowDecider.Next(Record(state, WorkflowOutcome.Done), Now));
        Assert.Equal(WorkflowStatus.Undone, Record(state, WorkflowOutcome.Done, WorkflowOutcome.Done).Status);
    }

    [Fact]
    public void GivenUndoing_WhenItFails_ThenItIsNeverGivenUpAndAHumanIsCalled()
    {
        var state = Record(Begin(), WorkflowOutcome.Done, WorkflowOutcome.Refused);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            state = Record(state, WorkflowOutcome.Unknown);
        }

        Assert.True(WorkflowDecider.NeedsHuman(state, Options));
        Assert.Equal(new WorkflowCommand.Wait(Now.AddSeconds(5)), WorkflowDecider.Next(state, Now));

        // The step that was refused is undone first, then the one before it.
        var half = Record(state, WorkflowOutcome.Done);
        Assert.Equal(WorkflowStatus.Undoing, half.Status);
        Assert.Equal(WorkflowStatus.Undone, Record(half, WorkflowOutcome.Done).Status);
    }

    [Fact]
    public void GivenManyAttempts_WhenRecorded_ThenHistoryIsBoundedAndWakeUpsStillDiffer()
    {
        var state = Record(Begin(), WorkflowOutcome.Done, WorkflowOutcome.Refused);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            state = Record(state, WorkflowOutcome.Unknown);
        }

        Assert.Equal((WorkflowState.HistoryLimit, 502), (state.History.Length, state.Recorded));
    }

    private static WorkflowState Begin() => WorkflowDecider.Begin(["a", "b", "c"]);

    private static WorkflowState Record(WorkflowState state, params WorkflowOutcome[] outcomes) =>
        outcomes.Aggregate(state, (current, outcome) => WorkflowDecider.Record(current, outcome, null, Options, Now));
}
