export async function runWindowTests() {
  return true;
}
