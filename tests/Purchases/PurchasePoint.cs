using Platform.Workflows;

namespace Platform.Tests.Purchases;

/// <summary>Where the process under test kills itself.</summary>
/// <param name="Action">Whether the step is done or undone.</param>
/// <param name="Step">The step.</param>
/// <param name="After">Whether the effect has happened; nobody has noted it then.</param>
/// <param name="Declined">Whether the payment is declined, so that everything is undone.</param>
internal sealed record PurchasePoint(WorkflowAction Action, string Step, bool After, bool Declined);
