using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>The searchable documents. Safe for any number of readers at once.</summary>
public interface IKnowledgeIndex
{
    /// <summary>Finds the passages that answer a question best, best first.</summary>
    /// <param name="question">As the customer wrote it: a question, keywords, or a whole mail around a question.</param>
    /// <param name="language">ISO 639-1 code of the customer's language; used where the text does not tell it.</param>
    /// <param name="max">Most passages to return.</param>
    /// <param name="near">Keys of the passages whose vectors are nearest to the question's, nearest first: candidates beside those that the words find. Null or empty: the words alone.</param>
    /// <returns>Passages with a score that means the same for every question; empty when nothing matches.</returns>
    ImmutableArray<Passage> Search(string question, string language, int max, IReadOnlyList<string>? near = null);

    /// <summary>Everything that can be found, each text once.</summary>
    ImmutableArray<IndexedPassage> List();
}
