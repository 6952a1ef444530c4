using FsCheck;
using FsCheck.Fluent;
using Platform.Purchases;
using Platform.Workflows;
using static Platform.Tests.Purchases.PurchaseWorld;

namespace Platform.Tests.Purchases;

/// <summary>Whatever fails and whenever the process dies: an accepted offer is wholly carried out or leaves nothing.</summary>
public sealed class PurchasePropertyTests
{
    private static readonly string[] Steps = [.. PurchaseStepNames.All];

    public static TheoryData<string, string> EveryFailureOfEveryStep()
    {
        var data = new TheoryData<string, string>();
        foreach (var step in Steps.Where(step => step != PurchaseStepNames.Price))
        {
            foreach (var fault in (Fault[])[Fault.Before, Fault.After, Fault.Refused, Fault.Twice])
            {
                data.Add(step, fault.ToString());
            }
        }

        return data;
    }

    [Fact]
    public async Task Without_failures_the_seven_steps_are_done_once()
    {
        var world = new PurchaseWorld(_ => Fault.None, []);

        await world.RunAsync(GivenPurchase.Order());

        Assert.Equal(Steps, world.State.Workflow.History.Select(entry => entry.Step));
        Assert.Equal((WorkflowStatus.Done, 48m, "12345"), (world.State.Workflow.Status, world.Paid, world.State.OrderNumber));
        Assert.Null(Difference(world));
    }

    [Theory]
    [MemberData(nameof(EveryFailureOfEveryStep))]
    public async Task A_step_that_always_fails_leaves_nothing(string step, string faultName)
    {
        var fault = Enum.Parse<Fault>(faultName);
        var world = new PurchaseWorld(operation => operation == $"do:{step}" ? fault : Fault.None, []);

        await world.RunAsync(GivenPurchase.Order());

        var can = fault is Fault.Before or Fault.After || (fault == Fault.Refused && step is "reserve" or "pay" or "order");
        Assert.Equal(fault != Fault.Twice && can ? WorkflowStatus.Undone : WorkflowStatus.Done, world.State.Workflow.Status);
        Assert.Null(Difference(world));
    }

    [Fact]
    public async Task A_declined_payment_gives_the_stock_back_and_is_told()
    {
        var world = new PurchaseWorld(operation => operation == "do:pay" ? Fault.Refused : Fault.None, []);

        await world.RunAsync(GivenPurchase.Order());

        Assert.Equal("declined", world.State.Workflow.Failure);
        Assert.Equal((0, 0m, 0, false), (world.Reserved, world.Paid, world.Charges, world.Taken));
        Assert.Equal([PurchaseDecider.FailedTemplate], world.Told);
    }

    [Fact]
    public async Task Killed_at_any_one_point_it_ends_as_if_it_had_not_been()
    {
        for (var point = 0; point < 16; point++)
        {
            foreach (var declined in (bool[])[false, true])
            {
                var world = new PurchaseWorld(
                    operation => declined && operation == "do:pay" ? Fault.Refused : Fault.None, Enumerable.Range(0, 16).Select(at => at == point));

                await world.RunAsync(GivenPurchase.Order());

                Assert.Equal(declined ? WorkflowStatus.Undone : WorkflowStatus.Done, world.State.Workflow.Status);
                Assert.Null(Difference(world));
            }
        }
    }

    [Fact]
    public void Whatever_fails_and_whenever_it_dies_it_ends_wholly_done_or_wholly_undone()
    {
        var lives = (from faults in Gen.Choose(0, 9).ListOf()
                     from kills in Gen.Choose(0, 3).ListOf()
                     from broken in Gen.Elements(["none", .. Steps])
                     from how in Gen.Elements(Fault.Before, Fault.After, Fault.Refused)
                     select (Faults: faults.ToArray(), Kills: kills.ToArray(), Broken: broken, How: how)).ToArbitrary();
        Prop.ForAll(lives, life =>
        {
            var at = 0;
            var world = new PurchaseWorld(
                operation => operation == $"do:{life.Broken}" ? life.How : at < life.Faults.Length ? (Fault)Math.Max(0, life.Faults[at++] - 5) : Fault.None,
                life.Kills.Select(kill => kill == 0));
            world.RunAsync(GivenPurchase.Order()).GetAwaiter().GetResult();
            return Difference(world) is null ? true : throw new InvalidOperationException(Difference(world));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    /// <summary>What contradicts a whole ending; null when nothing does.</summary>
    private static string? Difference(PurchaseWorld world)
    {
        var left = (world.Reserved, world.Sold, world.Paid, world.Lines, world.Counted, world.Taken);
        var told = world.Told.Contains(world.State.Workflow.Status == WorkflowStatus.Done ? PurchaseDecider.ConfirmedTemplate : PurchaseDecider.FailedTemplate);
        var whole = world.State.Workflow.Status switch
        {
            WorkflowStatus.Done => left == (0, 1, 48m, 1, true, true) && told,
            WorkflowStatus.Undone => left is (0, 0, 0m, 0, false, false or null) && (told || world.Taken is null),
            _ => false,
        };
        var rewards = PurchaseDecider.Rewards(world.State, world.State.Order.AcceptedAt).Select(job => job.Job.Kind);
        whole &= rewards.SequenceEqual(world.State.Workflow.Status == WorkflowStatus.Done ? ["leads.note", "loyalty.award"] : []);
        return whole && world.Charges <= 1 ? null : $"{world.State.Workflow.Status} leaves {left}, charged {world.Charges} times, told {string.Join(' ', world.Told)}";
    }
}
