using Platform.Agents;
using Platform.Tests.Agents;
using Platform.Understanding;
using Platform.Verifications;

namespace Platform.Tests.Verifications;

public sealed class ProposedOrderTests
{
    [Theory]
    [InlineData("Invoice\nOrder number: 12345\nTotal 20.00", "12345")]
    [InlineData("Commande n° 20991", "20991")]
    [InlineData("订单号：60233", "60233")]
    [InlineData("Order 12345 ... again: order 12345", "12345")]
    [InlineData("Order 12345 and order 12346", null)]
    [InlineData("Total 12345", null)]
    [InlineData("Order of the day", null)]
    public void GivenFileAndNoNumber_WhenTheFileNamesOne_ThenItIsProposed(string text, string? number) =>
        Assert.Equal(number, ProposedOrder.Find(Request(text))?.Number);

    [Fact]
    public void GivenOwnNumber_WhenTheFileNamesAnother_ThenNothingIsProposed() =>
        Assert.Null(ProposedOrder.Find(Request("Order 12345", (SlotNames.OrderNumber, "20001"))));

    [Fact]
    public void GivenProposal_WhenYes_ThenItIsTheCustomersOwn() =>
        Assert.Equal("12345", ProposedOrder.Accept(Answered("Yes")).Slot(SlotNames.OrderNumber));

    [Theory]
    [InlineData("No")]
    [InlineData(null)]
    public void GivenProposal_WhenNotYes_ThenNothingIsTaken(string? answer) =>
        Assert.Null(ProposedOrder.Accept(Answered(answer)).Slot(SlotNames.OrderNumber));

    [Fact]
    public void GivenProposal_WhenNo_ThenTheNumberIsStillAsked() =>
        Assert.Equal(new VerificationStep.Ask(SlotNames.OrderNumber), VerificationDecider.Decide(Answered("No"), 2));

    [Fact]
    public void GivenYesWithoutProposal_WhenNumberWasAsked_ThenNothingIsTaken() =>
        Assert.Null(ProposedOrder.Accept(GivenRequest.Of(IntentNames.CheckOrderStatus).Answering("Yes", SlotNames.OrderNumber)).Slot(SlotNames.OrderNumber));

    private static AgentRequest Answered(string? answer) => GivenRequest.Of(IntentNames.CheckOrderStatus).Answering(answer, SlotNames.OrderNumber, (ProposedOrder.State, "12345"));

    private static AgentRequest Request(string text, params (string, string)[] slots) =>
        GivenRequest.Of(IntentNames.CheckOrderStatus, slots) with { Attachments = [new("invoice.pdf", "ab12", text)] };
}
