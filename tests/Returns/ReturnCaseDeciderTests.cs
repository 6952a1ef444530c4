using Platform.Returns;
using static Platform.Tests.Returns.GivenReturn;

namespace Platform.Tests.Returns;

public sealed class ReturnCaseDeciderTests
{
    private static readonly DateTimeOffset Later = Delivered.AddDays(12);

    [Fact]
    public void GivenAWholeLife_WhenFolded_ThenTheHistoryHasEveryStep()
    {
        var life = Confirmed();
        life = ReturnCaseDecider.Move(life, ReturnStatus.Received, "ana", Later);
        life = ReturnCaseDecider.Move(life, ReturnStatus.Refunded, "ben", Later.AddDays(1));

        Assert.Equal(
            [ReturnStatus.Opened, ReturnStatus.LabelMade, ReturnStatus.Confirmed, ReturnStatus.Received, ReturnStatus.Refunded],
            life.History.Select(step => step.Status));
        Assert.Equal(["platform", "platform", "platform", "ana", "ben"], life.History.Select(step => step.By));
    }

    [Theory]
    [InlineData(ReturnStatus.Refunded)]
    [InlineData(ReturnStatus.Exchanged)]
    [InlineData(ReturnStatus.Opened)]
    public void GivenConfirmed_WhenMovedBeyondReceived_ThenNothingChanges(ReturnStatus to)
    {
        var life = Confirmed();

        Assert.Same(life, ReturnCaseDecider.Move(life, to, "ana", Later));
    }

    [Fact]
    public void GivenRefunded_WhenMovedAgain_ThenNothingChanges()
    {
        var life = ReturnCaseDecider.Move(ReturnCaseDecider.Move(Confirmed(), ReturnStatus.Received, "ana", Later), ReturnStatus.Refunded, "ana", Later);

        Assert.Same(life, ReturnCaseDecider.Move(life, ReturnStatus.Received, "ben", Later));
        Assert.Same(life, ReturnCaseDecider.Move(life, ReturnStatus.Exchanged, "ben", Later));
        Assert.Same(life, ReturnCaseDecider.Move(life, ReturnStatus.Refunded, "ben", Later));
    }

    [Fact]
    public void GivenNothingToSendBack_WhenRefunded_ThenNoParcelIsWaitedFor()
    {
        var life = ReturnCaseDecider.Confirmed(ReturnCaseDecider.Open(Opening(needsParcel: false), "RMA-7F3K2A9B"), Later);

        Assert.False(ReturnCaseDecider.NeedsLabel(life));
        Assert.Equal(ReturnStatus.Refunded, ReturnCaseDecider.Move(life, ReturnStatus.Refunded, "ana", Later).Status);
    }

    [Fact]
    public void GivenItemOfAnotherReturn_WhenOpened_ThenItGivesWay()
    {
        var life = ReturnCaseDecider.Open(Opening(), "RMA-00000000");

        Assert.Equal((ReturnStatus.Superseded, "RMA-00000000"), (life.Status, life.SupersededBy));
        Assert.False(ReturnCaseDecider.NeedsLabel(life));
        Assert.Same(life, ReturnCaseDecider.Move(life, ReturnStatus.Received, "ana", Later));
    }

    private static ReturnCase Confirmed() =>
        ReturnCaseDecider.Confirmed(ReturnCaseDecider.LabelMade(ReturnCaseDecider.Open(Opening(), "RMA-7F3K2A9B"), "RMA-7F3K2A9B.pdf", Later), Later);
}
