/** The classic design interview prompts, in our own words. Only the question is given: asking back is part of it. */

export interface InterviewPrompt {
  readonly title: string;
  readonly question: string;
}

const CLASSIC: readonly InterviewPrompt[] = [
  {
    title: "Video recommendations",
    question: "Design the system that chooses the videos on the home page of a large video platform.",
  },
  {
    title: "Visual search",
    question: "Users point their camera at a thing and want to see similar pictures. Design the search behind it.",
  },
  {
    title: "Video search",
    question: "Design the search of a video platform: a user types a few words and gets a ranked list of videos.",
  },
  {
    title: "Harmful content detection",
    question: "Design a system that finds posts which break the rules of a social network before many people see them.",
  },
  {
    title: "Ad click prediction",
    question: "An ad is chosen for each impression by how likely it is to be clicked. Design the prediction.",
  },
  {
    title: "News feed ranking",
    question: "Design the ranking of a personal news feed that keeps people coming back for good reasons.",
  },
  {
    title: "People you may know",
    question: "Design the list of people whom a member of a professional network may want to connect with.",
  },
  {
    title: "Event recommendations",
    question: "Events are over once they have happened. Design recommendations for a ticket shop of local events.",
  },
  {
    title: "Similar listings",
    question: "A guest looks at a holiday home. Design the row of similar homes below it.",
  },
  {
    title: "Blurring faces in street pictures",
    question: "Pictures of streets show faces and number plates. Design the system that blurs them before publication.",
  },
  {
    title: "Fraud detection for card payments",
    question: "Design a system that decides within the payment whether a card transaction is fraudulent.",
  },
  {
    title: "Delivery time estimates",
    question: "Design the delivery time that a food app shows before and after the order.",
  },
];

const WITH_LANGUAGE_MODELS: readonly InterviewPrompt[] = [
  {
    title: "Support assistant",
    question: "Customers ask about products and orders in a chat. Design the assistant that answers or hands over.",
  },
  {
    title: "Answers from company documents",
    question: "The answer stands somewhere in a million internal documents. Design the system that finds and words it.",
  },
  {
    title: "Code completion",
    question: "Design the suggestions that a code editor shows while somebody types.",
  },
  {
    title: "Contract summaries",
    question: "Lawyers read contracts of two hundred pages. Design summaries on which they can rely.",
  },
  {
    title: "Records from invoices",
    question: "Invoices arrive as scans in any layout. Design the system that turns them into records.",
  },
  {
    title: "Coding agent",
    question: "An agent takes an issue of a repository and proposes a change. Design it, from the issue to the review.",
  },
];

/** The prompts that suit a framework; one that nobody knows, such as a team's own, gets them all. */
export function promptsFor(framework: string): readonly InterviewPrompt[] {
  switch (framework) {
    case "ml-system-design":
      return CLASSIC;
    case "genai-system-design":
      return WITH_LANGUAGE_MODELS;
    default:
      return [...CLASSIC, ...WITH_LANGUAGE_MODELS];
  }
}
