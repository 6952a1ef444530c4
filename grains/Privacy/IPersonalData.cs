namespace Platform.Privacy;

/// <summary>
/// One place that holds data of people. Whoever adds a place adds one of these; an erasure asks every one of them, in the order of their
/// registration, and then looks for the address everywhere (<see cref="IResidue"/>), so that a forgotten place is told and not overlooked.
/// </summary>
public interface IPersonalData
{
    /// <summary>The section of an export, such as <c>threads</c>.</summary>
    string Name { get; }

    /// <summary>Everything held of a person; null when nothing is.</summary>
    Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default);

    /// <summary>Erases everything held of a person up to <see cref="Person.Until"/>. Idempotent; resumes what a crash interrupted.</summary>
    /// <returns>How many things were erased.</returns>
    Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default);
}
