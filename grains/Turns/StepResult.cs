using Platform.Knowledge;
using Platform.Orders;

namespace Platform.Turns;

/// <summary>A step with what its agent returned.</summary>
/// <param name="Step">The step.</param>
/// <param name="Order">For <see cref="TurnStep.CheckOrder"/>; otherwise null.</param>
/// <param name="Knowledge">For <see cref="TurnStep.AnswerQuestion"/>; otherwise null.</param>
public sealed record StepResult(TurnStep Step, OrderStatusAnswer? Order = null, KnowledgeAnswer? Knowledge = null);
