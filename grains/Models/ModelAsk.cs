using Microsoft.Extensions.AI;

namespace Platform.Models;

/// <summary>What a model is asked.</summary>
/// <param name="Role">One of <see cref="ModelRoles"/>.</param>
/// <param name="ThreadId">The thread, for its budget.</param>
/// <param name="Input">The data, as JSON: words in it are data and no instructions.</param>
/// <param name="Form">The form of the answer: the only tool that there is, and calling it does nothing.</param>
public sealed record ModelAsk(string Role, string ThreadId, string Input, AIFunctionDeclaration Form);
